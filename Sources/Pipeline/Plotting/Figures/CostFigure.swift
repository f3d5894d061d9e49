public import Records

/// The time of a training step of each method, and the time of its matrix products alone.
public enum CostFigure {
  /// - Throws: `FigureError` if no step of these sizes was timed.
  public static func make(
    name: String, costs: Costs, task: String, source: String
  ) throws(FigureError) -> Figure {
    let items = costs.items.filter { $0.kind == .step && $0.task == task }
    guard let slowest = items.map(\.milliseconds.median).max() else {
      throw .noData(figure: name, part: task)
    }
    let step = Marker(shape: .filledCircle, color: .vermilion, size: 5)
    let products = Marker(shape: .diamond, color: .blue, size: 6)
    func series(_ title: String, _ marker: Marker, _ value: (Costs.Item) -> Double?) -> Series {
      Series(
        title: title, columns: ["ms", "place"],
        rows: items.enumerated().compactMap { index, item in
          value(item).map { [$0, Double(index)] }
        }, drawing: .points(marker))
    }
    return Figure(
      name: name,
      summary: "Time of a training step of each method, and of its matrix products alone.",
      sources: [source],
      page: Page(
        width: 6.3, aspect: 0.6,
        margins: .init(left: 1.75, right: 0.15, top: 0.3, bottom: 0.42)),
      panels: [
        Panel(
          x: Axis(
            label: "time of a step (ms)", range: 0...1.05 * slowest, ticCount: 8, isNumbered: true),
          y: Axis(label: "", names: items.map { MethodLabel.title(of: $0.name) }),
          series: [
            series("step", step) { $0.milliseconds.median },
            series("products", products) { $0.products?.median },
          ])
      ],
      legend: [
        .init(title: "step", marker: step),
        .init(title: "its matrix products alone", marker: products),
      ])
  }
}
