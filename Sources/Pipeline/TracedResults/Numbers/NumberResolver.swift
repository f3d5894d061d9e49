import Manuscripts
import Planning
import Records

/// Finds the runs and the value that a number source names.
public struct NumberResolver: Sendable {
  private let results: Results
  private let costs: [String: Double]
  private let equations: [String: [String: Double]]
  /// The indices of a cell's or a run's entries, by its path.
  private let indices: [String: [Int]]

  /// Resolves sources among these results.
  public init(_ data: ReportData) {
    results = data.results
    costs = data.results.costs?.numbers ?? [:]
    equations = data.equations.numbers
    var indices: [String: [Int]] = [:]
    for (index, entry) in results.entries.enumerated() {
      indices[entry.run.cell.path, default: []].append(index)
      indices[entry.run.path, default: []].append(index)
    }
    self.indices = indices
  }

  /// The runs of a source and its value; `nil` if it has none.
  public func resolve(_ source: NumberSource) -> (entries: [Results.Entry], value: NumberValue?) {
    let subject = source.runs.count == 1 ? source.runs[0] : ""
    if subject == Costs.subject {
      return ([], costs[source.quantity].map(NumberValue.number))
    }
    if let numbers = equations[subject] {
      let checked = results.entries.filter { $0.run.kind == .check && $0.result != nil }
      return (Array(checked.prefix(1)), numbers[source.quantity].map(NumberValue.number))
    }
    let entries =
      subject == NumberSource.everything
      ? results.entries
      : source.runs.flatMap { indices[$0] ?? [] }.unique.sorted().map { results.entries[$0] }
    return (entries, entries.value(of: source.quantity, source.statistic))
  }

  /// Checks that every number follows from the results that its source names.
  ///
  /// - Throws: `ResultError.number` for one that does not, or that shares its name with another.
  public func check(_ numbers: [TracedNumber]) throws(ResultError) {
    var computed: [String: ComputedNumber] = [:]
    for number in numbers {
      switch number.origin {
      case .stored(let source, let value, _):
        let found = resolve(source).value
        guard found?.precise == value.precise else {
          throw .number(
            key: number.key,
            problem: "the paper prints \(value.precise), but the results have "
              + (found?.precise ?? "no such number"))
        }
      case .computed(let own):
        try check(own)
        guard let other = computed.updateValue(own, forKey: own.name) else { continue }
        // Not ==, for which not-a-number differs from itself.
        guard "\(other)" == "\(own)" else {
          throw .number(key: own.name, problem: "two different numbers have this name")
        }
      }
    }
  }

  private func check(_ number: ComputedNumber) throws(ResultError) {
    let values = number.inputs.map { resolve($0).value }
    if let index = values.firstIndex(of: nil) {
      throw .number(
        key: number.name, problem: "its input \(number.inputs[index]) is not among the results")
    }
    guard let formula = number.arithmetic, let value = number.value else { return }
    let again = formula.value { word in
      guard let index = Int(word.dropFirst()), case .number(let input)? = values[index - 1] else {
        return nil
      }
      return input
    }
    guard again?.description == value.description else {
      throw .number(
        key: number.name,
        problem: "\(number.formula) is \(again.map(\.description) ?? "undefined"), not \(value)")
    }
  }
}
