import Statistics
import Store
import Plotting

/// What becomes of rollouts under a good or bad policy and model: expert data and the rollouts of each
/// pair in one t-SNE plane, a panel for each, and the scores of policies that cloned both (Figure 1).
enum RolloutsFigure {
  struct Pair {
    /// Which policy and which model.
    let title: String
    let rollouts: [(x: Double, y: Double)]
    /// Of a policy that cloned these and expert data alike, a score for each seed.
    let scores: [Double]
  }

  /// - Parameters:
  ///   - name: The stem of the file names.
  ///   - expert: Expert data, in all panels.
  ///   - pairs: A panel for each, and a bar in the last one.
  ///   - sources: Where the data come from, a line for each file.
  /// - Returns: The figure, three panels in a row.
  /// - Throws: `FigureDataError.noData`.
  static func make(
    name: String, expert: [(x: Double, y: Double)], pairs: [Pair], sources: [String]
  ) throws(FigureDataError) -> Figure {
    let points = expert.map { [$0.x, $0.y] }
    guard points.contains(where: { $0.allSatisfy(\.isFinite) }) else {
      throw .noData(figure: name, part: "the expert")
    }
    for pair in pairs where !pair.rollouts.contains(where: { $0.x.isFinite && $0.y.isFinite }) {
      throw .noData(figure: name, part: pair.title)
    }
    let ranges = squareRanges(
      around: points + pairs.flatMap { $0.rollouts.map { [$0.x, $0.y] } })
    var panels = pairs.enumerated().map { index, pair in
      panel(at: index, showing: pair, before: points, in: ranges)
    }
    if let bars = scores(of: pairs) { panels.append(bars) }
    let columnCount = 3
    return Figure(
      name: name,
      heading: .init(
        summary: "Expert data (grey) and rollouts of four pairs of policy and model in one t-SNE.",
        sources: sources),
      page: Page(
        width: 6.3, rowCount: (panels.count + columnCount - 1) / columnCount,
        columnCount: columnCount, aspect: 1,
        margins: .init(left: 0.3, right: 0.12, top: 0.44, bottom: 0.3), columnGap: 0.42,
        rowGap: 0.5),
      panels: panels,
      legend: [
        .init(title: "expert data", stroke: nil, marker: expertMarker),
        .init(title: "rollouts", stroke: nil, marker: rolloutMarker),
      ], colorBar: nil)
  }

  private static let expertMarker = Marker(shape: .filledSquare, color: .lightGrey, size: 2.6)
  private static let rolloutMarker = Marker(shape: .filledCircle, color: .blue, size: 1.5)

  private static func panel(
    at index: Int, showing pair: Pair, before expert: [[Double]],
    in ranges: (x: ClosedRange<Double>, y: ClosedRange<Double>)
  ) -> Panel {
    let columns = ["t-SNE 1", "t-SNE 2"]
    return Panel(
      letter: Panel.letter(at: index), title: pair.title,
      x: Axis(label: columns[0], range: ranges.x, ticCount: 5, isNumbered: false),
      y: Axis(label: columns[1], range: ranges.y, ticCount: 5, isNumbered: false),
      series: [
        Series(
          title: "expert", columns: columns, rows: expert,
          drawing: .dots(expertMarker.color, size: expertMarker.size)),
        Series(
          title: "rollouts", columns: columns, rows: pair.rollouts.map { [$0.x, $0.y] },
          drawing: .points(rolloutMarker)),
      ])
  }

  /// A bar for each pair above the letter of its panel; `nil` where no pair has a score.
  private static func scores(of pairs: [Pair]) -> Panel? {
    let values = pairs.map { Statistics.mean(of: $0.scores) ?? .nan }
    let rows = values.indices.map { [Double($0), values[$0]] }
    guard values.contains(where: \.isFinite) else { return nil }
    let spreads = pairs.enumerated().compactMap { index, pair in
      Statistics.standardDeviation(of: pair.scores, ddof: 1).map {
        [Double(index), values[index] - $0, values[index] + $0]
      }
    }
    let ends = (values + spreads.flatMap { $0[1...] }).filter(\.isFinite)
    return Panel(
      letter: Panel.letter(at: pairs.count), title: "score after cloning both",
      x: Axis(label: "", names: pairs.indices.map { "(\(Panel.letter(at: $0)))" }),
      y: Axis(
        label: "", range: min(0, ends.min() ?? 0)...max(1, 1.05 * (ends.max() ?? 0)), ticCount: 6,
        isNumbered: true),
      series: [
        Series(
          title: "mean over seeds", columns: ["panel", "normalised score"], rows: rows,
          drawing: .bars(Fill(color: .skyBlue, hatching: .none), width: 0.6))
      ]
        + (spreads.isEmpty
          ? []
          : [
            Series(
              title: "standard deviation", columns: ["panel", "low", "high"], rows: spreads,
              drawing: .whiskers(Stroke(color: .black, dash: .solid, width: 0.7)))
          ]))
  }
}
