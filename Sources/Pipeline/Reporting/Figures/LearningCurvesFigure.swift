public import Plotting

/// Score against training step: a panel for each task and part of its data with a curve for each
/// method, or a panel for each task with a curve for each part (Figure 11).
public struct LearningCurvesFigure: Sendable {
  /// The evaluations of one method, or of one on one part of the data, seed by seed.
  public struct Curves: Sendable {
    /// The method or the part, as its style calls it.
    public var method: String

    /// For each seed its evaluations: training step and score.
    public var seeds: [[(step: Int, score: Double)]]

    public init(method: String, seeds: [[(step: Int, score: Double)]]) {
      self.method = method
      self.seeds = seeds
    }
  }

  public struct Task: Sendable {
    public var title: String
    public var curves: [Curves]

    /// Scores of controllers that do not learn, drawn as level lines.
    public var references: [(method: String, score: Double)]

    public init(title: String, curves: [Curves], references: [(method: String, score: Double)]) {
      self.title = title
      self.curves = curves
      self.references = references
    }
  }

  /// Panels beside each other.
  private static let columnLimit = 3

  /// - Parameters:
  ///   - name: The stem of the file names.
  ///   - tasks: A panel for each.
  ///   - score: What the scores are called.
  ///   - styles: How curves are drawn, in the order of the legend.
  ///   - sources: Where the data come from, a line for each file.
  /// - Returns: The figure, narrow where it has one panel.
  /// - Throws: `FigureDataError` for a method without a style and for a task without data.
  public static func make(
    name: String, tasks: [Task], score: String, styles: [MethodStyle] = MethodStyle.all,
    sources: [String]
  ) throws(FigureDataError) -> Figure {
    precondition(!tasks.isEmpty, "\(name): no task to draw")
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
      try styles.all(of: tasks.flatMap { $0.curves.map(\.method) }).map { style in
        legendEntry(style, in: tasks)
      }
      + MethodStyle.all(of: references).map {
        Figure.LegendEntry(title: $0.title, stroke: $0.stroke, marker: nil)
      }
    return Figure(
      name: name,
      heading: .init(
        summary: "Score against training step: mean over seeds, band from least to greatest.",
        sources: sources),
      page: Page(
        width: columnCount > 1 ? 6.3 : 3.4, rowCount: rowCount, columnCount: columnCount,
        aspect: 0.72,
        margins: .init(left: 0.55, right: 0.12, top: 0.44, bottom: 0.42), columnGap: 0.32,
        rowGap: rowCount > 1 ? 0.62 : 0
      ).withRoom(for: legend),
      panels: panels, legend: legend, colorBar: nil)
  }

  /// A method none of whose evaluations has a finite score of all seeds is named all the same.
  private static func legendEntry(_ style: MethodStyle, in tasks: [Task]) -> Figure.LegendEntry {
    let isDrawn = tasks.flatMap(\.curves).contains {
      $0.method == style.method && !summarized($0.seeds).isEmpty
    }
    return isDrawn
      ? style.legendEntry
      : Figure.LegendEntry(title: "\(style.title): no finite score", stroke: nil, marker: nil)
  }

  /// From 0 to a little over 100, and as far beyond as curves and levels go.
  private static func scoreRange(of tasks: [Task]) -> ClosedRange<Double> {
    let scores = tasks.flatMap { task in
      task.curves.flatMap { summarized($0.seeds).flatMap { $0[2...] } }
        + task.references.map(\.score).filter(\.isFinite)
    }
    return min(0, scores.min() ?? 0)...max(105, scores.max() ?? 0)
  }

  private static func panel(
    for task: Task, index: Int, y: Axis, styles: [MethodStyle], of name: String
  ) throws(FigureDataError) -> Panel {
    let lastStep = task.curves.flatMap { $0.seeds.flatMap { $0.map(\.step) } }.max() ?? 0
    let inThousands = lastStep >= 10_000
    let unit = inThousands ? 1000.0 : 1.0
    // Where all that there is was measured before the first step, the axis still has a length.
    let end = Double(max(lastStep, 1)) / unit
    var bands: [Series] = []
    var lines: [Series] = []
    for style in try styles.all(of: task.curves.map(\.method)).reversed() {
      for curves in task.curves where curves.method == style.method {
        let summary = summarized(curves.seeds).map { row in [row[0] / unit] + row[1...] }
        guard !summary.isEmpty else { continue }
        if curves.seeds.count > 1 {
          bands.append(band(of: summary, style: style))
        }
        lines += line(through: summary, style: style)
      }
    }
    guard !lines.isEmpty else { throw .noData(figure: name, part: task.title) }
    var levels: [Series] = []
    for reference in task.references where reference.score.isFinite {
      let style = try MethodStyle.of(reference.method)
      levels.append(
        Series(
          title: style.title, columns: ["training step", "score"],
          rows: [0, end].map { [$0, reference.score] },
          drawing: .line(style.stroke)))
    }
    return Panel(
      letter: Panel.letter(at: index), title: task.title,
      x: Axis(
        label: inThousands ? "training step (thousands)" : "training step",
        range: 0...end, ticCount: 6, isNumbered: true),
      y: y, series: levels + bands + lines)
  }

  /// Step, mean, least and greatest score at the steps at which all seeds have a finite one.
  ///
  /// A seed that diverged ends the curve: a mean over the seeds that are left would flatter it.
  static func summarized(_ seeds: [[(step: Int, score: Double)]]) -> [[Double]] {
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

  private static func band(of summary: [[Double]], style: MethodStyle) -> Series {
    Series(
      title: "\(style.title), least and greatest of the seeds",
      columns: ["training step", "least score", "greatest score"],
      rows: summary.map { [$0[0], $0[2], $0[3]] }, drawing: .band(style.stroke.color, opacity: 0.18)
    )
  }

  private static func line(through summary: [[Double]], style: MethodStyle) -> [Series] {
    let rows = summary.map { [$0[0], $0[1]] }
    let interval = max(1, rows.count / 10)
    return style.line(
      title: "\(style.title), mean of the seeds", columns: ["training step", "score"], rows: rows,
      markedRows: stride(from: 0, to: rows.count, by: interval).map { rows[$0] })
  }
}
