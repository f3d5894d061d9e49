import Claims
import Records
import TracedResults

/// The scores of methods on the same data, with the best in bold as far as they decide.
func emphasizingBest(_ scores: [TracedText], of groups: [[Results.Entry]]) -> [TracedText] {
  let best = bestMethods(groups.map { $0.values(of: Metric.score) })
  return scores.enumerated().map { best.contains($0) ? "**\($1)**" : $1 }
}

/// The rule for bold type, if a cell of these rows is bold.
func noteOnBest(in rows: [[TracedText]]) -> TracedText {
  guard rows.joined().contains(where: { $0.leadingText == "**" }) else { return "" }
  return """
     Bold: the best score on the same data, and all that paired comparisons with it do not tell apart \
    at a level of 0.05 after Holm's correction; where they tell none apart, none is bold.
    """
}
