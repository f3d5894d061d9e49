import Plotting

/// The fraction of runs that score above each threshold, with a curve for each method (Agarwal et al.,
/// 2021).
enum PerformanceProfileFigure {
  struct Curve {
    let method: String
    /// One for each threshold.
    let fractions: [Double]
  }

  /// - Throws: `FigureDataError` for a method without a style and for no curve.
  static func make(
    name: String, thresholds: [Double], curves: [Curve], sources: [String]
  ) throws(FigureDataError) -> Figure {
    guard let first = thresholds.first, let last = thresholds.last, first < last, !curves.isEmpty
    else { throw .noData(figure: name, part: "any method") }
    let styles = try MethodStyle.all.styles(of: curves.map(\.method))
    let legend = styles.map(\.legendEntry)
    let columns = ["normalized score", "fraction of runs above it"]
    let series = styles.reversed().flatMap { style in
      curves.filter { $0.method == style.method }.flatMap { curve in
        let rows = zip(thresholds, curve.fractions).map { [$0, $1] }
        let interval = max(1, rows.count / 8)
        return style.line(
          title: style.title, columns: columns, rows: rows,
          markedRows: stride(from: 0, to: rows.count, by: interval).map { rows[$0] })
      }
    }
    return Figure(
      name: name,
      heading: .init(
        summary: "Fraction of the runs of all tasks that score above a threshold.",
        sources: sources),
      page: Page(
        width: 4.4, rowCount: 1, columnCount: 1, aspect: 0.6,
        margins: .init(left: 0.55, right: 0.12, top: 0.34, bottom: 0.42), columnGap: 0, rowGap: 0
      ).withRoom(for: legend),
      panels: [
        Panel(
          letter: "", title: "",
          x: Axis(label: columns[0], range: first...last, ticCount: 8, isNumbered: true),
          y: Axis(label: columns[1], range: 0...1, ticCount: 6, isNumbered: true), series: series)
      ],
      legend: legend, colorBar: nil)
  }
}
