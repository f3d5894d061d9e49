import Records
import TracedResults

extension EquationResults {
  /// The code and all checks of every equation.
  func codeListing(label: String, caption: TracedText) -> TracedText {
    let content =
      absence.map { TracedText("*Not available: \($0).*") }
      ?? equations.map(\.listing).joined(separator: "\n\n")
    return """
      ::: {#listing-\(label) .listings}
      **Listing \(label).** \(caption)

      \(content)
      :::
      """
  }
}

extension CheckedEquation {
  fileprivate var listing: TracedText {
    """
    ::: {#code-\(number) .listing}
    [**Equation (\(number))**](#equation-\(number)) \(mark) \(TracedResults.code("\(file):\(line)")) \
    \(escaped(sentence))

    \(fence)
    \(code)
    \(fence)

    ::: {#checks-\(number) .checks}
    \(checkList)
    :::
    :::
    """
  }

  /// Longer than any run of tildes in the code.
  private var fence: String {
    let longest = code.matches(of: /~+/).map(\.0.count).max() ?? 0
    return String(repeating: "~", count: max(3, longest + 1))
  }

  private var checkList: TracedText {
    let reason: TracedText? = waiver.map { "Not computed: \(escaped($0))." }
    guard !checks.isEmpty else { return reason ?? "[Not checked.]{.failed}" }
    let items = checks.map(item) + ["- \(mutants) rejected"]
    return (reason.map { "\($0)\n\n" } ?? "") + items.joined(separator: "\n")
  }

  private func item(_ check: Check) -> TracedText {
    var text: TracedText = "- \(check.name), \(escaped(check.subject)): \(error(of: check))"
    if check.tolerance != nil {
      text += " \(check.passed ? "≤" : "[✗]{.failed}") \(number("tolerance", of: check))"
    }
    if check.step != nil { text += ", *h* = \(number("step", of: check))" }
    let count = number("count", of: check, as: .digits(0))
    return text + ", \(count)×; \(TracedResults.code(fileAndLine(of: check.place)))"
  }
}
