import Records

extension CheckedEquation {
  /// What the addresses of its numbers begin with.
  var subject: String { "equation-\(number)" }

  /// A number of a check, bound; a dash where it has none.
  func number(_ field: String, of check: Check) -> String {
    let index = (checks.firstIndex(of: check) ?? 0) + 1
    let form = field == "count" ? NumberStyle.decimal(NumberFormat(digits: 0)) : .scientific
    return bound("check-\(index).\(field)", form)
  }

  func bound(_ quantity: String, _ form: NumberStyle) -> String {
    shown(value(of: quantity), as: form, NumberSource([subject], quantity, .value))
  }

  /// The number called `mutants.made`, `mutants.caught` or `check-3.measured`; the checks count
  /// from 1.
  fileprivate func value(of quantity: String) -> Double? {
    switch quantity {
    case "mutants.made": return Double(mutantCount)
    case "mutants.caught": return Double(caughtMutantCount)
    default:
      guard let (index, field) = itemAndField(in: quantity, after: "check-"),
        checks.indices.contains(index)
      else { return nil }
      let check = checks[index]
      return switch field {
      case "measured": check.measured
      case "tolerance": check.tolerance
      case "step": check.step
      case "count": Double(check.count)
      default: nil
      }
    }
  }
}

extension Erratum {
  var subject: String { "erratum-\(item)" }

  /// The error of the printed or the corrected form, bound.
  func number(_ field: String, ofDemonstration index: Int) -> String {
    let quantity = "demonstration-\(index + 1).\(field)"
    return shown(
      value(of: quantity), as: .scientific, NumberSource([subject], quantity, .value))
  }

  fileprivate func value(of quantity: String) -> Double? {
    guard let (index, field) = itemAndField(in: quantity, after: "demonstration-"),
      demonstrations.indices.contains(index)
    else { return nil }
    let demonstration = demonstrations[index]
    return switch field {
    case "printed_error": demonstration.printedError
    case "corrected_error": demonstration.correctedError
    case "tolerance": demonstration.tolerance
    default: nil
    }
  }
}

extension EquationResults {
  /// A number of an equation or erratum, as its address spells it; `nil` where there is none.
  func number(_ quantity: String, of subject: String) -> Double? {
    if let equation = equations.first(where: { $0.subject == subject }) {
      return equation.value(of: quantity)
    }
    return errata.first { $0.subject == subject }?.value(of: quantity)
  }
}

private func shown(_ value: Double?, as form: NumberStyle, _ address: NumberSource) -> String {
  guard let value, let text = form.text(of: .number(value)) else { return NumberFormat.missing }
  return TracedNumber(text: text, origin: .stored(address, form)).markdown
}

/// The index, from 0, and the field of "check-3.measured".
private func itemAndField(in quantity: String, after word: String) -> (index: Int, field: String)? {
  let parts = quantity.split(separator: ".").map(String.init)
  guard parts.count == 2, parts[0].hasPrefix(word),
    let number = Int(parts[0].dropFirst(word.count))
  else { return nil }
  return (number - 1, parts[1])
}
