/// Score against training step: a panel for each task and part of its dataset with a curve for each
/// method, or a panel for each task with a curve for each part (Figure 11).
public enum LearningCurvesFigure {
  /// The evaluations of one method, or of one part of the dataset, by seed.
  public typealias Curves = (name: String, seeds: [[(step: Int, score: Double)]])

  /// The scores of reference controllers are drawn as level lines.
  public typealias Task = (
    title: String, curves: [Curves], references: [(method: String, score: Double)]
  )

  /// The number of panels in a row.
  private static let columnLimit = 3

  /// Learning curves with a panel for each task.
  ///
  /// `sources` are the origins of the data. `parts` are the fractions of the dataset that the curves show,
  /// the largest first; `nil` for curves of methods.
  ///
  /// - Returns: The figure, narrow if it has one panel.
  /// - Throws: `FigureError` for a method without a style and for a task without data.
  public static func make(
    name: String, tasks: [Task], score: String, parts: [String]? = nil, sources: [String]
  ) throws(FigureError) -> Figure {
    precondition(!tasks.isEmpty, "\(name): no task to draw")
    let styles = parts.map(MethodStyle.parts) ?? MethodStyle.all
    let columnCount = min(tasks.count, columnLimit)
    let rowCount = (tasks.count + columnCount - 1) / columnCount
    let range = scoreRange(of: tasks)
    var panels: [Panel] = []
    for (index, task) in tasks.enumerated() {
      let isFirst = index % columnCount == 0
      let axis = Axis(label: isFirst ? score : "", range: range, ticCount: 6, isNumbered: isFirst)
      panels.append(try panel(for: task, index: index, y: axis, styles: styles, of: name))
    }
    let references = tasks.flatMap { $0.references.map(\.method) }
    let legend =
      try styles.styles(of: tasks.flatMap { $0.curves.map(\.name) }).map { style in
        legendEntry(style, in: tasks)
      }
      + MethodStyle.all.styles(of: references).map { .init(title: $0.title, stroke: $0.stroke) }
    return Figure(
      name: name,
      summary: "Score against training step: mean over seeds, band from least to greatest.",
      sources: sources,
      page: Page(
        width: columnCount > 1 ? 6.3 : 3.4, rowCount: rowCount, columnCount: columnCount,
        aspect: 0.72,
        margins: .init(left: 0.55, right: 0.12, top: 0.44, bottom: 0.42), columnGap: 0.32,
        rowGap: rowCount > 1 ? 0.62 : 0),
      panels: panels, legend: legend)
  }

  /// A method without a step at which all seeds have a finite score is named, but not drawn.
  private static func legendEntry(_ style: MethodStyle, in tasks: [Task]) -> Figure.LegendEntry {
    let isDrawn = tasks.flatMap(\.curves).contains {
      $0.name == style.method && !summary(of: $0.seeds).isEmpty
    }
    return isDrawn ? style.legendEntry : .init(title: "\(style.title): no finite score")
  }

  /// From 0 to a little over 100, extended to all curves and levels.
  private static func scoreRange(of tasks: [Task]) -> ClosedRange<Double> {
    let scores = tasks.flatMap { task in
      task.curves.flatMap { summary(of: $0.seeds).flatMap { $0[2...] } }
        + task.references.map(\.score).filter(\.isFinite)
    }
    return min(0, scores.min() ?? 0)...max(105, scores.max() ?? 0)
  }

  private static func panel(
    for task: Task, index: Int, y: Axis, styles: [MethodStyle], of name: String
  ) throws(FigureError) -> Panel {
    let lastStep = task.curves.flatMap { $0.seeds.flatMap { $0.map(\.step) } }.max() ?? 0
    let steps = StepAxis(lastStep: lastStep)
    var bands: [Series] = []
    var lines: [Series] = []
    for style in try styles.styles(of: task.curves.map(\.name)).reversed() {
      for curves in task.curves where curves.name == style.method {
        let summary = summary(of: curves.seeds).map { row in [row[0] / steps.unit] + row[1...] }
        guard !summary.isEmpty else { continue }
        if curves.seeds.count > 1 {
          bands.append(
            Series(
              title: "\(style.title), least and greatest of the seeds",
              columns: ["training step", "least score", "greatest score"],
              rows: summary.map { [$0[0], $0[2], $0[3]] },
              drawing: .band(style.stroke.color, opacity: 0.18)))
        }
        lines += style.line(
          title: "\(style.title), mean of the seeds", columns: ["training step", "score"],
          rows: summary.map { [$0[0], $0[1]] }, markerCount: 10)
      }
    }
    guard !lines.isEmpty else { throw .noData(figure: name, part: task.title) }
    let levels = try MethodStyle.all.styles(of: task.references.map(\.method)).flatMap { style in
      task.references.filter { $0.method == style.method && $0.score.isFinite }.map { reference in
        Series(
          title: style.title, columns: ["training step", "score"],
          rows: [0, steps.end].map { [$0, reference.score] }, drawing: .line(style.stroke))
      }
    }
    return Panel(
      letter: Panel.letter(at: index), title: task.title, x: steps.axis(), y: y,
      series: levels + bands + lines)
  }

  /// Step, mean, least and greatest score at the steps at which all seeds have a finite score.
  ///
  /// A diverged seed ends the curve, because the mean of the other seeds would be too favorable.
  static func summary(of seeds: [[(step: Int, score: Double)]]) -> [[Double]] {
    let tables = seeds.map { seed in
      Dictionary(
        seed.filter(\.score.isFinite).map { ($0.step, $0.score) }, uniquingKeysWith: { $1 })
    }
    let steps = tables.first.map { $0.keys.sorted() } ?? []
    return steps.compactMap { step in
      let scores = tables.compactMap { $0[step] }
      guard scores.count == tables.count, let least = scores.min(), let greatest = scores.max()
      else { return nil }
      return [Double(step), scores.reduce(0, +) / Double(scores.count), least, greatest]
    }
  }
}
