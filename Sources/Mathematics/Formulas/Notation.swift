/// What the symbols of a printed equation stand for.
///
/// A symbol is named by its LaTeX with indices and arguments, such as `\pi(a|s)`.
public struct Notation: Sendable {
  public enum Meaning: Equatable, Sendable {
    /// A single number of the inputs.
    case number(String)
    /// A number for each sample: `name.expert` in an expectation over D_e, and `name` at the points of
    /// an integral or in the batch.
    case quantity(String)
    /// The same with an index or two: `name.1` and so on.
    case indexed(String, [String])
    /// The value of an equation's function.
    case loss(Int)
  }

  public var meanings: [String: Meaning]
  /// The name of a dataset among the inputs.
  var datasets: [String: String] = [:]
  /// Whether E_{A ∪ B} is read as the expectation over the mixture, not as E_A + E_B.
  public var unionsAreMixtures = false
  /// The variable of integrals over a domain.
  public var domains: [String: String] = [:]
  /// Functions that the equation defines.
  var functions: [String: PrintedExpression.Function] = [:]
  /// The number of values of an index, as the name of a single number.
  var ranges: [String: String] = [:]
  /// What heads and gradients name.
  var trained: [String] = []
  var parameters: [String] = []
  /// Outputs of discriminators.
  var probabilities: Set<String> = []
  /// Symbols that are easily confused.
  var families: [[String]] = []

  public init(
    meanings: [String: Meaning], datasets: [String: String] = [:], domains: [String: String] = [:],
    functions: [String: PrintedExpression.Function] = [:], ranges: [String: String] = [:],
    trained: [String] = [], parameters: [String] = [], probabilities: Set<String> = [],
    families: [[String]] = []
  ) {
    (self.meanings, self.datasets, self.domains) = (meanings, datasets, domains)
    (self.functions, self.ranges) = (functions, ranges)
    (self.trained, self.parameters) = (trained, parameters)
    (self.probabilities, self.families) = (probabilities, families)
  }
}

extension Notation {
  /// What a printed symbol must not be exchanged with.
  func alternatives(to name: String) -> [String] {
    let others = families.filter { $0.contains(name) }.flatMap { $0 }.filter { $0 != name }
    return others + (probabilities.contains(name) ? ["(1-\(name))"] : [])
  }

  /// The arguments without each of them, and with the first two exchanged.
  static func otherArguments(than list: String) -> [String] {
    let names = list.dropFirst().dropLast().split { $0 == "," || $0 == "|" }
    guard names.count > 1 else { return [] }
    var exchanged = names
    exchanged.swapAt(0, 1)
    let separator = list.contains("|") && names.count == 2 ? "|" : ","
    var others = names.indices.map { index in
      var others = names
      others.remove(at: index)
      return "(\(others.joined(separator: ",")))"
    }
    if Set(names).count == names.count {
      others.append("(\(exchanged.joined(separator: separator)))")
    }
    return others
  }

  /// The variables among a symbol's arguments: of s, a, s', x and z.
  static func variables(of atom: String) -> Set<String> {
    guard let open = atom.firstIndex(of: "(") else { return [] }
    var variables: Set<String> = []
    for name in atom[open...].split(whereSeparator: { "(),|".contains($0) })
    where ["s", "a", "s'", "x", "z"].contains(name) {
      variables.insert(String(name))
    }
    return variables
  }
}
