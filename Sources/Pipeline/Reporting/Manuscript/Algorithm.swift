/// An algorithm as a value, for LaTeX's `algorithm` is not among its basic packages.
///
///     ::: algorithm 1 Title
///     Require: what is given
///     - a step
///     - **for** …
///       - a step inside
///     :::
struct Algorithm: Equatable, Sendable {
  struct Step: Equatable, Sendable {
    /// How many loops it stands in.
    let depth: Int
    let text: String
  }

  let number: String
  let title: String
  let requirement: String
  let steps: [Step]

  /// Reads the lines of a block.
  init(number: String, title: String, body: String, place: SourceRange) throws(ManuscriptDiagnostic)
  {
    let lines = body.split(separator: "\n").map(String.init)
    guard !title.isEmpty, let first = lines.first, first.hasPrefix("Require: ") else {
      throw ManuscriptDiagnostic(
        place: place, problem: "an algorithm has a title and starts with a line 'Require: …'")
    }
    var steps: [Step] = []
    for line in lines.dropFirst() {
      let text = line.drop { $0 == " " }
      let indentation = line.count - text.count
      let depth = indentation / 2
      guard text.hasPrefix("- "), indentation.isMultiple(of: 2),
        depth <= (steps.last?.depth ?? 0) + 1
      else {
        throw ManuscriptDiagnostic(
          place: place,
          problem: "steps of an algorithm are '- …', two spaces deeper in a loop; found '\(line)'")
      }
      steps.append(Step(depth: depth, text: String(text.dropFirst(2))))
    }
    (self.number, self.title, self.steps) = (number, title, steps)
    requirement = String(first.dropFirst("Require: ".count))
  }

  /// One numbered list, each step marked with its depth, as the filter of the paper takes it.
  var markdown: String {
    let list = steps.enumerated().map { index, step in
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
