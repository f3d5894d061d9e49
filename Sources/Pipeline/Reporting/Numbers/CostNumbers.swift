import Records

/// The numbers of measured costs, which have addresses of their own.
extension Costs {
  /// What the addresses of its numbers begin with.
  static let subject = "costs"

  /// A field of a measurement, as an address spells it: `step/dmil/hopper.ratio`.
  func value(of quantity: String) -> Double? {
    guard let point = quantity.lastIndex(of: ".") else { return nil }
    let parts = quantity[..<point].split(separator: "/").map(String.init)
    guard parts.count == 3, let kind = Item.Kind(rawValue: parts[0]),
      let item = item(kind, parts[1], task: parts[2])
    else { return nil }
    return switch quantity[quantity.index(after: point)...] {
    case "milliseconds": item.milliseconds.median
    case "products": item.products?.median
    case "ratio": item.ratio?.median
    case "least_ratio": item.ratio?.least
    case "greatest_ratio": item.ratio?.greatest
    default: nil
    }
  }

  /// On what it was measured.
  var place: String {
    let facts = machine.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return "\(Self.path), written by make bench: \(facts.joined(separator: "; "))"
  }
}

extension Costs.Item {
  var path: String { "\(kind.rawValue)/\(name)/\(task)" }

  func address(_ field: String) -> NumberSource {
    NumberSource([Costs.subject], "\(path).\(field)", .value)
  }

  /// A field of the measurement, bound; a dash where it has none.
  func number(_ field: String, _ value: Double?, digits: Int) -> String {
    let form = NumberStyle.decimal(NumberFormat(digits: digits))
    guard let value, let text = form.text(of: .number(value)) else { return NumberFormat.missing }
    return TracedNumber(text: text, origin: .stored(address(field), form)).markdown
  }
}
