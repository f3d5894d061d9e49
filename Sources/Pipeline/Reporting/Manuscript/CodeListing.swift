import Records

extension EquationResults {
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
    return (checks.map { "- \(markdown(of: $0))" } + [mutants]).joined(separator: "\n")
  }

  /// Kind, subject, error and tolerance, how often it was measured, and where the check is
  /// written.
  private func markdown(of check: Check) -> String {
    var text = "\(check.name), \(escaped(check.subject)): \(error(of: check))"
    if check.tolerance != nil {
      text += " \(check.passed ? "≤" : "[✗]{.failed}") \(number("tolerance", of: check))"
    }
    if check.step != nil { text += ", *h* = \(number("step", of: check))" }
    return text + ", \(number("count", of: check))×; "
      + Reporting.code(fileAndLine(of: check.place))
  }
}
