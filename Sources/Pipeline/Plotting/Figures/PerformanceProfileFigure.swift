/// The fraction of runs that score above each threshold, with a curve for each method (Agarwal et al.,
/// 2021).
public enum PerformanceProfileFigure {
  /// Each curve has a fraction for each threshold.
  ///
  /// - Throws: `FigureError` for a method without a style and for no curve.
  public static func make(
    name: String, thresholds: [Double], curves: [(method: String, fractions: [Double])],
    sources: [String]
  ) throws(FigureError) -> Figure {
    guard let first = thresholds.first, let last = thresholds.last, first < last, !curves.isEmpty
    else { throw .noData(figure: name, part: "any method") }
    let styles = try MethodStyle.all.styles(of: curves.map(\.method))
    let columns = ["normalized score", "fraction of runs above it"]
    let series = styles.reversed().flatMap { style in
      curves.filter { $0.method == style.method }.flatMap { curve in
        style.line(
          title: style.title, columns: columns,
          rows: zip(thresholds, curve.fractions).map { [$0, $1] }, markerCount: 8)
      }
    }
    return Figure(
      name: name,
      summary: "Fraction of the runs of all tasks that score above a threshold.",
      sources: sources,
      page: Page(
        width: 4.4, aspect: 0.6,
        margins: .init(left: 0.55, right: 0.12, top: 0.34, bottom: 0.42)),
      panels: [
        Panel(
          x: Axis(label: columns[0], range: first...last, ticCount: 8, isNumbered: true),
          y: Axis(label: columns[1], range: 0...1, ticCount: 6, isNumbered: true), series: series)
      ],
      legend: styles.map(\.legendEntry))
  }
}
