import Statistics

/// Scores as bars: a panel for each task, in it a group for each part of the dataset, and in the group
/// a bar for each method (Figures 5 and 6).
///
/// Each method has its color and hatching, and its place in a group even without a score.
public enum ScoreBarsFigure {
  /// Each group has the scores over seeds of the methods that have any.
  public typealias Task = (title: String, groups: [(title: String, scores: [String: [Double]])])

  /// `methods` are all methods that may have a bar; `sources` are the origins of the data.
  ///
  /// - Returns: The figure; the panels share one scale.
  /// - Throws: `FigureError` for a method without a style and for a task without a score.
  public static func make(
    name: String, tasks: [Task], methods: [String], sources: [String]
  ) throws(FigureError) -> Figure {
    let styles = try MethodStyle.all.styles(of: methods)
    let width = groupWidth / Double(styles.count)
    let bars = tasks.map { task in
      styles.enumerated().map { place, style in
        let offset = width * (Double(place) + 0.5) - groupWidth / 2
        return task.groups.enumerated().compactMap { index, group in
          ScoreBar(at: Double(index) + offset, of: group.scores[style.method] ?? [])
        }
      }
    }
    let range = bars.joined().joined().range
    var panels: [Panel] = []
    for (index, task) in tasks.enumerated() {
      let drawn = zip(styles, bars[index]).flatMap { style, bars in
        bars.series(
          title: "\(style.title), ", columns: ["place", "score"], fill: style.fill, width: width)
      }
      guard !drawn.isEmpty else { throw .noData(figure: name, part: task.title) }
      panels.append(
        Panel(
          letter: tasks.count > 1 ? Panel.letter(at: index) : "", title: task.title,
          x: Axis(label: "", names: task.groups.map(\.title)),
          y: Axis(
            label: index == 0 ? "normalized score" : "", range: range, ticCount: 7,
            isNumbered: index == 0),
          series: drawn))
    }
    return Figure(
      name: name,
      summary: "Mean score, with the standard deviation over seeds if there are several.",
      sources: sources,
      page: Page(
        width: tasks.count > 1 ? 6.3 : 3.4, columnCount: tasks.count, aspect: 0.85,
        margins: .init(left: 0.55, right: 0.12, top: 0.44, bottom: 0.28), columnGap: 0.2),
      panels: panels, legend: styles.map { .init(title: $0.title, fill: $0.fill) })
  }

  /// The part of the space between two groups that bars take.
  private static let groupWidth = 0.82
}

/// A bar at a place of the abscissa.
struct ScoreBar {
  private let place, mean: Double
  /// The standard deviation over seeds; `nil` for a single seed.
  private let deviation: Double?

  /// `nil` if there is no score.
  init?(at place: Double, of scores: [Double]) {
    guard let mean = Statistics.mean(of: scores), mean.isFinite else { return nil }
    (self.place, self.mean) = (place, mean)
    deviation = Statistics.standardDeviation(of: scores, ddof: 1)
  }

  fileprivate var row: [Double] { [place, mean] }
  fileprivate var whisker: [Double]? { deviation.map { [place, mean - $0, mean + $0] } }
}

extension Sequence<ScoreBar> {
  /// From 0, or the lowest whisker if a score is negative, to a little above the highest whisker.
  var range: ClosedRange<Double> {
    let ends = flatMap { ($0.whisker ?? $0.row).dropFirst() }
    return Swift.min(0, ends.min() ?? 0)...Swift.max(1, 1.05 * (ends.max() ?? 0))
  }

  /// The bars and, if there are any deviations, their whiskers.
  func series(title: String, columns: [String], fill: Fill, width: Double) -> [Series] {
    let (rows, whiskers) = (map(\.row), compactMap(\.whisker))
    var series: [Series] = []
    if !rows.isEmpty {
      series.append(
        Series(
          title: title + "mean over seeds", columns: columns, rows: rows,
          drawing: .bars(fill, width: width)))
    }
    if !whiskers.isEmpty {
      series.append(
        Series(
          title: title + "standard deviation", columns: [columns[0], "low", "high"],
          rows: whiskers,
          drawing: .whiskers(Stroke(color: .black, dash: .solid, width: 0.7))))
    }
    return series
  }
}
