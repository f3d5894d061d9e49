import Plotting

/// Scores as bars: a panel for each task, in it a group for each part of the dataset, and in the group
/// a bar for each method (Figures 5 and 6).
///
/// Each method has its color and hatching, and its place in a group even without a score.
enum ScoreBarsFigure {
  struct Bar {
    let method: String
    let mean: Double
    /// The standard deviation over seeds; `nil` for a single seed.
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
  ///   - methods: All methods that may have a bar.
  ///   - score: The label of the scores.
  ///   - sources: The origins of the data, a line for each run.
  /// - Returns: The figure; the panels share one scale.
  /// - Throws: `FigureDataError` for a method without a style and for a task without a score.
  static func make(
    name: String, tasks: [Task], methods: [String], score: String, sources: [String]
  ) throws(FigureDataError) -> Figure {
    let styles = try MethodStyle.all.styles(of: methods)
    let width = groupWidth / Double(styles.count)
    let bars = tasks.map { task in
      styles.enumerated().map { place, style in
        let offset = width * (Double(place) + 0.5) - groupWidth / 2
        return task.groups.enumerated().flatMap { index, group in
          group.bars.filter { $0.method == style.method && $0.mean.isFinite }.map {
            ScoreBar(place: Double(index) + offset, mean: $0.mean, deviation: $0.deviation)
          }
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
            label: index == 0 ? score : "", range: range, ticCount: 7, isNumbered: index == 0),
          series: drawn))
    }
    let legend = styles.map(\.barLegendEntry)
    return Figure(
      name: name,
      heading: .init(
        summary: "Mean score, with the standard deviation over seeds if there are several.",
        sources: sources),
      page: Page(
        width: tasks.count > 1 ? 6.3 : 3.4, rowCount: 1, columnCount: tasks.count, aspect: 0.85,
        margins: .init(left: 0.55, right: 0.12, top: 0.44, bottom: 0.28), columnGap: 0.2,
        rowGap: 0
      ).withRoom(for: legend),
      panels: panels, legend: legend, colorBar: nil)
  }

  /// The part of the space between two groups that bars take.
  private static let groupWidth = 0.82
}

/// A bar at a place of the abscissa.
struct ScoreBar {
  let place, mean: Double
  let deviation: Double?
}

extension Sequence<ScoreBar> {
  /// From 0, or the lowest whisker if a score is negative, to a little above the highest whisker.
  var range: ClosedRange<Double> {
    let ends = flatMap { [$0.mean - ($0.deviation ?? 0), $0.mean + ($0.deviation ?? 0)] }
    return Swift.min(0, ends.min() ?? 0)...Swift.max(1, 1.05 * (ends.max() ?? 0))
  }

  /// The bars and, if there are any deviations, their whiskers.
  func series(title: String, columns: [String], fill: Fill, width: Double) -> [Series] {
    let means = map { [$0.place, $0.mean] }
    let spreads = compactMap { bar in
      bar.deviation.map { [bar.place, bar.mean - $0, bar.mean + $0] }
    }
    let whiskers = Stroke(color: .black, dash: .solid, width: 0.7)
    return
      (means.isEmpty
      ? []
      : [
        Series(
          title: title + "mean over seeds", columns: columns, rows: means,
          drawing: .bars(fill, width: width))
      ])
      + (spreads.isEmpty
        ? []
        : [
          Series(
            title: title + "standard deviation", columns: [columns[0], "low", "high"],
            rows: spreads, drawing: .whiskers(whiskers))
        ])
  }
}
