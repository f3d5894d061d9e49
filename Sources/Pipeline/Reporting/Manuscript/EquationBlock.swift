import Manuscripts
import Records
import TracedResults

extension EquationResults {
  /// A numbered formula from the sources, and under it the results of its checks.
  ///
  ///     ✓ ¶ 0 · ≡ 4·10⁻¹⁶ · ∇ 2.1·10⁻⁹ · § 14/14 and ¶ 31/31 mutants · PolicyObjectives.swift:31
  ///
  /// Mark and place link to the code, errors to the checks; the listing links back.
  ///
  /// - Throws: a diagnostic if the sources have no such equation.
  func equationBlock(_ block: Manuscript.Block) throws(ManuscriptDiagnostic) -> TracedText {
    let content: TracedText
    if let absence {
      content = "$$\n\\text{(\(absence))}\n$$"
    } else {
      let equation = try equation(for: block)
      content = "$$\n\(equation.latex)\n$$\n\n\(equation.evidence)"
    }
    return "::: {#equation-\(block.label) .equation number=\"\(block.label)\"}\n\(content)\n:::"
  }
}

extension CheckedEquation {
  /// One line: the mark, the worst error of each kind of check, mutants and place.
  fileprivate var evidence: TracedText {
    // A text check is worth printing only if it failed.
    let shown = worstChecks.filter { $0.kind != .text || !$0.passed }
    let errors = shown.map { check -> TracedText in
      "[\(check.sign)](#checks-\(number))\u{A0}\(error(of: check))"
    }
    let reason = waiver.map { [TracedText(escaped($0))] } ?? []
    let parts = reason + errors + (checks.isEmpty ? [] : [mutants]) + [TracedText(linkedPlace)]
    return "[\(mark)](#code-\(number)) \(parts.joined(separator: " · "))"
  }

  /// ✓ passed, ✗ failed, – waived without a check.
  var mark: String {
    guard isSound else { return "[✗]{.failed}" }
    return checks.isEmpty ? "–" : "[✓]{.passed}"
  }

  /// The file without its folders and the line, linked to the code.
  var linkedPlace: String {
    "[\(TracedResults.code(fileAndLine(of: "\(file):\(line)")))](#code-\(number))"
  }

  /// For each kind and precision the check with the largest error relative to its tolerance.
  var worstChecks: [Check] {
    Check.Kind.allCases.flatMap { kind in
      Check.Precision.allCases.compactMap { precision in
        checks.filter { $0.kind == kind && $0.precision == precision && $0.tolerance != nil }
          .max { ($0.shareOfTolerance ?? 0) < ($1.shareOfTolerance ?? 0) }
      }
    }
  }

  /// "§ 14/14 and ¶ 31/31 mutants", of the code and of the printed formula.
  var mutants: TracedText {
    let counts = [Check.Kind.text, .printed].compactMap { kind in
      mutantCounts(of: kind).map { TracedText("\(kind.sign)\u{A0}") + $0 }
    }
    return counts.isEmpty ? "no mutants" : "\(counts.joined(separator: " and "))\u{A0}mutants"
  }

  /// "14/14" of the code or of the printed formula, red if one survived; `nil` without mutants.
  func mutantCounts(of kind: Check.Kind) -> TracedText? {
    let isPrinted = kind == .printed
    guard (isPrinted ? printedMutantCount : mutantCount) > 0 else { return nil }
    let name = isPrinted ? "printed_mutants" : "mutants"
    let counts = ["caught", "made"].map { traced("\(name).\($0)", .digits(0)) }.joined(
      separator: "/")
    return (isPrinted ? printedSurvivors : survivors).isEmpty ? counts : "[\(counts)]{.failed}"
  }

  /// The error of a check, red if the check failed.
  func error(of check: Check, as style: NumberStyle = .scientific) -> TracedText {
    let number = number("measured", of: check, as: style)
    return check.passed ? number : "[\(number)]{.failed}"
  }
}

/// A place in the sources without its folders.
func fileAndLine(of place: String) -> String { String(place.split(separator: "/").last ?? "") }

extension CheckedEquation.Check {
  /// The sign of its kind and the word for it.
  var name: String { sign.isEmpty ? kind.rawValue : "\(sign)\u{A0}\(kind.rawValue)" }

  /// The sign of its kind, with the subscript 32 for single precision.
  var sign: String { precision == .single ? kind.sign + "~32~" : kind.sign }
}

extension CheckedEquation.Check.Kind {
  fileprivate var sign: String {
    switch self {
    case .text: "§"
    case .printed: "¶"
    case .identity: "≡"
    case .gradient: "∇"
    case .derivation: "δ"
    case .training: "θ"
    case .diagnostic: ""
    }
  }
}
