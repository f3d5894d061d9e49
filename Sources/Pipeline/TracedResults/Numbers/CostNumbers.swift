public import Records

extension Costs {
  /// The runs of the number sources of measured costs.
  public static let subject = "costs"

  /// Its numbers by quantity, as in `step/dmil/hopper.ratio`.
  var numbers: [String: Double] {
    var numbers: [String: Double] = [:]
    for item in items {
      numbers["\(item.path).milliseconds"] = item.milliseconds.median
      numbers["\(item.path).products"] = item.products?.median
      numbers["\(item.path).ratio"] = item.ratio?.median
    }
    return numbers
  }

  /// The file, and the machine that was measured.
  public var place: String {
    let facts = machine.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return "\(Self.path), written by make bench: \(facts.joined(separator: "; "))"
  }
}

extension Costs.Item {
  fileprivate var path: String { "\(kind.rawValue)/\(name)/\(task)" }

  /// The source of a field of the measurement.
  public func source(_ field: String) -> NumberSource {
    NumberSource([Costs.subject], "\(path).\(field)", .value)
  }

  /// A field of the measurement, traced; a dash if it has none.
  public func number(_ field: String, _ value: Double?, digits: Int) -> TracedText {
    TracedText(value.map(NumberValue.number), as: .digits(digits), from: source(field))
  }
}
