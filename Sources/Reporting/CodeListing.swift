import Experiments

extension WovenEquations {
  /// The code of every equation with all that was measured of it, in the order of their numbers.
  func codeListing(label: String, caption: String) -> String {
    let content =
      absence.map { "*Not here: \($0).*" }
      ?? equations.map(\.listing)
      .joined(separator: "\n\n")
    return """
      ::: {#listing-\(label) .listings}
      **Listing \(label).** \(caption)

      \(content)
      :::
      """
  }
}

extension CheckedEquation {
  fileprivate var listing: String {
    """
    ::: {#code-\(number) .listing}
    [**Equation (\(number))**](#equation-\(number)) \(mark) \(Reporting.code("\(file):\(line)")) \
    \(escaped(sentence))

    \(fence)
    \(code)
    \(fence)

    ::: {#checks-\(number) .checks}
    \(evidenceInFull)
    :::
    :::
    """
  }

  /// Longer than any run of tildes in the code.
  private var fence: String {
    let longest = code.matches(of: /~+/).map(\.0.count).max() ?? 0
    return String(repeating: "~", count: max(3, longest + 1))
  }

  private var evidenceInFull: String {
    if let waiver { return "Not checked: \(escaped(waiver))." }
    guard !checks.isEmpty else { return "[Not checked.]{.failed}" }
    let mutants = "- \(mutantsMarkdown) refused"
    return (checks.map { "- \($0.markdown)" } + [mutants]).joined(separator: "\n")
  }
}

extension CheckedEquation.Check {
  /// Kind, subject, error and tolerance, how often it was measured, and where the check is
  /// written.
  fileprivate var markdown: String {
    var text = "\(name), \(escaped(subject)): \(errorMarkdown)"
    if let tolerance {
      text += " \(passed ? "≤" : "[✗]{.failed}") \(NumberFormat.scientific(tolerance))"
    }
    if let step { text += ", *h* = \(NumberFormat.scientific(step))" }
    return text + ", \(count)×; \(code(fileAndLine(of: place)))"
  }
}
