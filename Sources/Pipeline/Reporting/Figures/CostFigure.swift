import Plotting
import Records

/// The time of a training step of each method, and that of its matrix products alone.
enum CostFigure {
  /// - Throws: `FigureDataError` if no step of these sizes was timed.
  static func make(
    name: String, costs: Costs, task: String
  ) throws(FigureDataError) -> Figure {
    let items = costs.items.filter { $0.kind == .step && $0.task == task }
    guard let slowest = items.map(\.milliseconds.median).max() else {
      throw .noData(figure: name, part: task)
    }
    let step = Marker(shape: .filledCircle, color: .vermilion, size: 5)
    let products = Marker(shape: .diamond, color: .blue, size: 6)
    func rows(_ value: (Costs.Item) -> Double?) -> [[Double]] {
      items.enumerated().compactMap { index, item in value(item).map { [$0, Double(index)] } }
    }
    let columns = ["ms", "place"]
    return Figure(
      name: name,
      heading: .init(
        summary: "Time of a training step of each method, and of its matrix products alone.",
        sources: [costs.place]),
      page: Page(
        width: 6.3, rowCount: 1, columnCount: 1, aspect: 0.6,
        margins: .init(left: 1.75, right: 0.15, top: 0.3, bottom: 0.42), columnGap: 0, rowGap: 0),
      panels: [
        Panel(
          letter: "", title: "",
          x: Axis(
            label: "time of a step (ms)", range: 0...1.05 * slowest, ticCount: 8, isNumbered: true),
          y: Axis(label: "", names: items.map { MethodLabel.title(of: $0.name) }),
          series: [
            Series(
              title: "step", columns: columns, rows: rows { $0.milliseconds.median },
              drawing: .points(step)),
            Series(
              title: "products", columns: columns, rows: rows { $0.products?.median },
              drawing: .points(products)),
          ])
      ],
      legend: [
        .init(title: "step", stroke: nil, marker: step),
        .init(title: "its matrix products alone", stroke: nil, marker: products),
      ], colorBar: nil)
  }
}
