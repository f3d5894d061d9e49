import Manuscripts
import TracedResults

/// An algorithm of the paper; LaTeX's `algorithm` is not among its basic packages.
///
///     ::: algorithm 1 Title
///     Require: the inputs
///     - a step
///     - **for** …
///       - a step inside
///     :::
struct Algorithm: Equatable, Sendable {
  struct Step: Equatable, Sendable {
    /// The number of loops around it.
    let depth: Int
    let text: TracedText
  }

  let number: String
  let title: String
  let requirement: TracedText
  let steps: [Step]

  init(
    number: String, title: String, lines: [TracedText], place: SourceRange
  ) throws(ManuscriptDiagnostic) {
    guard !title.isEmpty, let first = lines.first, first.leadingText.hasPrefix("Require: ") else {
      throw place.diagnostic("an algorithm has a title and begins with a line 'Require: …'")
    }
    var steps: [Step] = []
    for line in lines.dropFirst() {
      let indentation = line.leadingText.prefix { $0 == " " }.count
      let depth = indentation / 2
      guard line.leadingText.dropFirst(indentation).hasPrefix("- "), indentation.isMultiple(of: 2),
        depth <= (steps.last?.depth ?? 0) + 1
      else {
        throw place.diagnostic(
          "expected a step '- …', indented by two spaces per loop, found '\(line.leadingText)'")
      }
      steps.append(Step(depth: depth, text: line.dropFirst(indentation + 2)))
    }
    (self.number, self.title, self.steps) = (number, title, steps)
    requirement = first.dropFirst("Require: ".count)
  }

  /// One numbered list, each step in a span that has its depth as its class.
  var text: TracedText {
    let list = steps.enumerated().map { index, step -> TracedText in
      "\(index + 1). [\(step.text)]{.depth-\(step.depth)}"
    }
    return """
      ::: {#algorithm-\(number) .algorithm}
      **Algorithm \(number).** \(title)

      **Require:** \(requirement)

      \(list.joined(separator: "\n"))
      :::
      """
  }
}
