/// The values of a specification that one run reads, by dotted path as in `train.steps`.
public struct RunValues: Equatable, Sendable {
  public private(set) var byPath: [String: JSONValue]

  public init(_ byPath: [String: JSONValue] = [:]) { self.byPath = byPath }

  /// The value at `path`; `nil` if the run reads none.
  public subscript(path: String) -> JSONValue? {
    get { byPath[path] }
    set { byPath[path] = newValue }
  }

  /// The values whose paths begin with `group` and a point, by the rest of their paths.
  public func group(_ group: String) -> RunValues {
    let prefix = group + "."
    let members = byPath.filter { $0.key.hasPrefix(prefix) }
    return RunValues(
      Dictionary(
        uniqueKeysWithValues: members.map { (String($0.key.dropFirst(prefix.count)), $0.value) }))
  }

  /// The values whose path satisfies `isIncluded`.
  public func filter(_ isIncluded: (String) -> Bool) -> RunValues {
    RunValues(byPath.filter { isIncluded($0.key) })
  }

  /// All values as one JSON object, as run keys hash it.
  public var json: JSONValue { .map(byPath) }
}

// MARK: - Typed values

/// Each of these has the precondition that the schema has a value of the type at the path.
extension RunValues {
  /// The integer at `path`.
  public func integer(_ path: String) -> Int {
    guard case .integer(let integer)? = self[path] else { wrongType(path, "an integer") }
    return integer
  }

  /// The number at `path`.
  public func number(_ path: String) -> Double {
    guard case .number(let number)? = self[path] else { wrongType(path, "a number") }
    return number
  }

  /// The text or choice at `path`.
  public func text(_ path: String) -> String {
    guard case .text(let text)? = self[path] else { wrongType(path, "a text") }
    return text
  }

  /// The flag at `path`.
  public func flag(_ path: String) -> Bool {
    guard case .flag(let flag)? = self[path] else { wrongType(path, "a flag") }
    return flag
  }

  /// The list of integers at `path`.
  public func integers(_ path: String) -> [Int] {
    list(path).map {
      guard case .integer(let integer) = $0 else { wrongType(path, "a list of integers") }
      return integer
    }
  }

  /// The list of numbers at `path`.
  public func numbers(_ path: String) -> [Double] {
    list(path).map {
      guard case .number(let number) = $0 else { wrongType(path, "a list of numbers") }
      return number
    }
  }

  /// The list at `path`.
  public func list(_ path: String) -> [JSONValue] {
    guard case .list(let values)? = self[path] else { wrongType(path, "a list") }
    return values
  }

  private func wrongType(_ path: String, _ wanted: String) -> Never {
    preconditionFailure("'\(path)' is not \(wanted) in \(json.canonicalJSON)")
  }
}
