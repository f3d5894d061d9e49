import Records
import TracedResults

/// A number of the paper: its value with all digits, and what it follows from.
struct NumberRecord: Codable, Equatable, Sendable {
  /// Of a stored number.
  var source: NumberSource?
  /// Of a computed number, with the keys of its inputs: `#1` is the first.
  var formula: String?
  var inputs: [String]?
  /// `nil` if there is none.
  var value: String?
  /// The paths of its runs, and their values; `nil` for numbers of the whole profile and of no run.
  var runs: [String]?
  var values: [String]?
  /// The number of the equation that it is of.
  var equation: Int?
  /// The machine of a measured time.
  var measured: String?

  /// The records of numbers and of their inputs, by key.
  static func records(
    of numbers: [TracedNumber], _ resolver: NumberResolver, costs: Costs?
  ) -> [String: NumberRecord] {
    var records: [String: NumberRecord] = [:]
    func add(_ source: NumberSource) {
      guard records[source.description] == nil else { return }
      records[source.description] = NumberRecord(of: source, resolver, costs: costs)
    }
    for number in numbers {
      switch number.origin {
      case .stored(let source, _, _): add(source)
      case .computed(let number):
        for input in number.inputs { add(input) }
        records[number.name] = NumberRecord(
          formula: number.formula, inputs: number.inputs.map(\.description),
          value: number.value?.description)
      }
    }
    return records
  }
}

extension NumberRecord {
  private init(of source: NumberSource, _ resolver: NumberResolver, costs: Costs?) {
    let (entries, value) = resolver.resolve(source)
    self.init(source: source, value: value?.precise)
    switch source.runs[0] {
    case Costs.subject: measured = costs?.place
    // A list of all runs of the profile would be of no use.
    case NumberSource.everything: break
    case let subject:
      equation = subject.hasPrefix("equation-") ? Int(subject.dropFirst("equation-".count)) : nil
      runs = entries.map(\.run.path)
      values = entries.map { entry in
        [entry].value(of: source.quantity, source.statistic)?.precise ?? "none"
      }
    }
  }
}
