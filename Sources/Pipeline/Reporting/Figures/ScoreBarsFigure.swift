import Plotting

/// Scores as bars: a panel for each task, in it a group for each part of the data, in that a bar for
/// each method (Figures 5 and 6).
///
/// Colours and hatchings are those of the methods everywhere, so that a print in grey tells them
/// apart; a method without a score leaves its place free.
enum ScoreBarsFigure {
  struct Bar {
    let method: String
    let mean: Double
    /// The standard deviation over seeds; `nil` for a single one.
    let deviation: Double?
  }

  struct Group {
    let title: String
    let bars: [Bar]
  }

  struct Task {
    let title: String
    let groups: [Group]
  }

  /// - Parameters:
  ///   - name: The stem of the file names.
  ///   - tasks: A panel for each.
  ///   - methods: All that could have a bar: their places are the same in each group.
  ///   - score: What the scores are called.
  ///   - sources: Where the data come from, a line for each run.
  /// - Returns: The figure; the panels have one scale.
  /// - Throws: `FigureDataError` for a method without a style and for a task without a score.
  static func make(
    name: String, tasks: [Task], methods: [String], score: String, sources: [String]
  ) throws(FigureDataError) -> Figure {
    let styles = try MethodStyle.all(of: methods)
    let range = range(of: tasks)
    var panels: [Panel] = []
    for (index, task) in tasks.enumerated() {
      let width = groupWidth / Double(styles.count)
      let drawn = styles.enumerated().flatMap { place, style in
        series(
          of: style, offset: width * (Double(place) + 0.5) - groupWidth / 2, width: width, in: task)
      }
      guard !drawn.isEmpty else { throw .noData(figure: name, part: task.title) }
      panels.append(
        Panel(
          letter: tasks.count > 1 ? Panel.letter(at: index) : "", title: task.title,
          x: Axis(label: "", names: task.groups.map(\.title)),
          y: Axis(
            label: index == 0 ? score : "", range: range, ticCount: 7, isNumbered: index == 0),
          series: drawn))
    }
    let legend = styles.map(\.barLegendEntry)
    return Figure(
      name: name,
      heading: .init(
        summary: "Mean score, with the standard deviation over seeds where there are several.",
        sources: sources),
      page: Page(
        width: tasks.count > 1 ? 6.3 : 3.4, rowCount: 1, columnCount: tasks.count, aspect: 0.85,
        margins: .init(left: 0.55, right: 0.12, top: 0.44, bottom: 0.28), columnGap: 0.2,
        rowGap: 0
      ).withRoom(for: legend),
      panels: panels, legend: legend, colorBar: nil)
  }

  /// The share of the room between two groups that bars take.
  private static let groupWidth = 0.82

  /// Bars and whiskers of one method, `offset` from the middle of each group.
  private static func series(
    of style: MethodStyle, offset: Double, width: Double, in task: Task
  ) -> [Series] {
    let bars = task.groups.enumerated().flatMap { index, group in
      group.bars.filter { $0.method == style.method && $0.mean.isFinite }
        .map { (x: Double(index) + offset, bar: $0) }
    }
    guard !bars.isEmpty else { return [] }
    let spreads = bars.compactMap { x, bar in
      bar.deviation.map { [x, bar.mean - $0, bar.mean + $0] }
    }
    return [
      Series(
        title: "\(style.title), mean over seeds", columns: ["place", "score"],
        rows: bars.map { [$0.x, $0.bar.mean] }, drawing: .bars(style.fill, width: width))
    ]
      + (spreads.isEmpty
        ? []
        : [
          Series(
            title: "\(style.title), standard deviation", columns: ["place", "low", "high"],
            rows: spreads, drawing: .whiskers(Stroke(color: .black, dash: .solid, width: 0.7)))
        ])
  }

  /// From 0, or from below where a score is negative, to the end of the highest whisker.
  private static func range(of tasks: [Task]) -> ClosedRange<Double> {
    let ends = tasks.flatMap { $0.groups.flatMap(\.bars) }.filter { $0.mean.isFinite }
      .flatMap { [$0.mean - ($0.deviation ?? 0), $0.mean + ($0.deviation ?? 0)] }
    return min(0, ends.min() ?? 0)...max(1, 1.05 * (ends.max() ?? 0))
  }
}
