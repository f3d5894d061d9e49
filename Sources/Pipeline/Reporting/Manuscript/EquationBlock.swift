import Manuscripts
import Records

extension EquationResults {
  /// A numbered formula from the sources, and under it the results of its checks.
  ///
  ///     ✓ ∇ 2.1·10⁻⁹ · ≡ 4·10⁻¹⁶ · 14/14 mutants · PolicyObjectives.swift:31
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
    let linkedMark = "[\(mark)](#code-\(number))"
    if let waiver { return "\(linkedMark) \(escaped(waiver)) · \(linkedPlace)" }
    // A text check is worth printing only if it failed.
    let shown = worstChecks.filter { $0.kind != .text || !$0.passed }
    let errors = shown.map { check -> TracedText in
      "[\(check.sign)](#checks-\(number))\u{A0}\(error(of: check))"
    }
    return "\(linkedMark) "
      + (errors + [mutants, TracedText(linkedPlace)]).joined(separator: " · ")
  }

  /// ✓ passed, ✗ failed, – waived.
  var mark: String {
    guard isSound else { return "[✗]{.failed}" }
    return waiver == nil ? "[✓]{.passed}" : "–"
  }

  /// The file without its folders and the line, linked to the code.
  var linkedPlace: String {
    "[\(Reporting.code(fileAndLine(of: "\(file):\(line)")))](#code-\(number))"
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

  /// "14/14 mutants", red if one was not rejected.
  var mutants: TracedText {
    let count: TracedText = "\(mutantCounts)\u{A0}mutants"
    return caughtMutantCount == mutantCount ? count : "[\(count)]{.failed}"
  }

  /// "14/14", both traced.
  var mutantCounts: TracedText {
    "\(traced("mutants.caught", .digits(0)))/\(traced("mutants.made", .digits(0)))"
  }

  /// The error of a check, red if the check failed.
  func error(of check: Check) -> TracedText {
    let number = number("measured", of: check)
    return check.passed ? number : "[\(number)]{.failed}"
  }
}

/// A place in the sources without its folders.
func fileAndLine(of place: String) -> String { String(place.split(separator: "/").last ?? "") }

extension CheckedEquation.Check {
  /// The sign of its kind and the word for it.
  var name: String { sign.isEmpty ? kind.rawValue : "\(sign)\u{A0}\(kind.rawValue)" }

  /// The sign of its kind, with the subscript 32 for single precision.
  fileprivate var sign: String {
    let sign =
      switch kind {
      case .text: "§"
      case .identity: "≡"
      case .gradient: "∇"
      case .derivation: "δ"
      case .training: "θ"
      case .diagnostic: ""
      }
    return precision == .single ? sign + "~32~" : sign
  }
}
