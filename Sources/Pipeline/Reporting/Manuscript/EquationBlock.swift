import Records

extension EquationResults {
  /// The formula of a numbered equation as the sources have it, and under it what was measured.
  ///
  ///     ✓ ∇ 2.1·10⁻⁹ · ≡ 4·10⁻¹⁶ · 14/14 mutants · PolicyObjectives.swift:31
  ///
  /// The mark and the place lead to the code, the errors to the checks; the listing leads back.
  ///
  /// - Throws: a complaint about an equation that the sources do not have.
  func equationBlock(_ block: Manuscript.Block) throws(ManuscriptDiagnostic) -> String {
    let content: String
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
  /// One line of Markdown: the mark, the greatest error of each kind of check, and the place.
  var evidence: String {
    if let waiver { return "\(linkedMark) \(escaped(waiver)) · \(linkedPlace)" }
    // That the printed text is the compiled one goes without saying while it holds.
    let shown = worstChecks.filter { $0.kind != .text || !$0.passed }
    var parts = shown.map { "[\($0.sign)](#checks-\(number))\u{A0}\(error(of: $0))" }
    parts.append(mutantsMarkdown)
    return "\(linkedMark) \((parts + [linkedPlace]).joined(separator: " · "))"
  }

  /// ✓ passed, ✗ failed, – waived.
  var mark: String {
    guard isSound else { return "[✗]{.failed}" }
    return waiver == nil ? "[✓]{.passed}" : "–"
  }

  private var linkedMark: String { "[\(mark)](#code-\(number))" }

  /// The file without its folders and the line, leading to the code.
  var linkedPlace: String {
    "[\(Reporting.code(fileAndLine(of: "\(file):\(line)")))](#code-\(number))"
  }

  /// Of each kind and precision the check that comes nearest to its tolerance, or passes it furthest.
  var worstChecks: [Check] {
    Check.Kind.allCases.flatMap { kind in
      Check.Precision.allCases.compactMap { precision in
        checks.filter { $0.kind == kind && $0.precision == precision && $0.tolerance != nil }
          .max { ($0.shareOfTolerance ?? 0) < ($1.shareOfTolerance ?? 0) }
      }
    }
  }

  /// "14/14 mutants", red where one was not refused.
  var mutantsMarkdown: String {
    let count = "\(mutantsInDigits)\u{A0}mutants"
    return caughtMutantCount == mutantCount ? count : "[\(count)]{.failed}"
  }

  /// "14/14", both bound.
  var mutantsInDigits: String {
    let whole = NumberStyle.decimal(NumberFormat(digits: 0))
    return "\(bound("mutants.caught", whole))/\(bound("mutants.made", whole))"
  }

  /// The error of a check, bound; red where the check failed.
  func error(of check: Check) -> String {
    let text = number("measured", of: check)
    return check.passed ? text : "[\(text)]{.failed}"
  }
}

/// A place without its folders.
func fileAndLine(of place: String) -> String { String(place.split(separator: "/").last ?? "") }

extension CheckedEquation.Check {
  /// The sign of its kind and the word for it.
  var name: String { sign.isEmpty ? kind.rawValue : "\(sign)\u{A0}\(kind.rawValue)" }

  /// What stands for it beside an equation: the sign of its kind, with 32 for single precision.
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
