import Records

/// A difference between two runs.
public enum Difference: Equatable, Sendable {
  /// A value of the specification; `nil` if that run does not read this key.
  case value(path: String, old: String?, new: String?)
  /// The numerics version of a module; `nil` if that run does not involve it.
  case numerics(module: String, old: Int?, new: Int?)
  /// A source text that the result shows, by its path from the repository.
  case source(String)
  /// The input of this name has another key.
  case input(String)
}

extension Difference: CustomStringConvertible {
  public var description: String {
    switch self {
    case .value(let path, let old, let new):
      "spec value \(path): \(old ?? "none") → \(new ?? "none")"
    case .numerics(let module, let old, let new):
      "numerics version of \(module) "
        + "\(old.map(String.init) ?? "none") → \(new.map(String.init) ?? "none")"
    case .source(let path): "source \(path) changed"
    case .input(let name): "\(name) changed"
    }
  }
}

extension RunDescription {
  /// The changes since `old`: values by path, then numerics by module, sources by path, and inputs.
  func differences(from old: RunDescription) -> [Difference] {
    differingKeys(old.values, values).map { path in
      .value(path: path, old: old.values[path], new: values[path])
    }
      + differingKeys(old.numerics, numerics).map { module in
        .numerics(module: module, old: old.numerics[module], new: numerics[module])
      }
      + differingKeys(old.sources, sources).map { .source($0) }
      + differingKeys(old.inputs, inputs).map { .input($0) }
  }
}

/// The keys whose values differ or that are on one side only, sorted.
func differingKeys<Item: Equatable>(_ old: [String: Item], _ new: [String: Item]) -> [String] {
  Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
}
