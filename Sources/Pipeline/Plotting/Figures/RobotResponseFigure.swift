/// Displacement, tilt and speed of the robot over time under each method: a column of three panels
/// for each task or part of the dataset (Figures 4 and 8).
public enum RobotResponseFigure {
  /// One episode of a method, with a value for each control step: seconds since the start, meters,
  /// degrees, and meters per second.
  public typealias Response = (
    method: String, times: [Double], displacements: [Double], tilts: [Double], speeds: [Double],
    hasFallen: Bool
  )

  /// A column of panels; the target speed is in meters per second, `nil` for standing still.
  public typealias Task = (title: String, responses: [Response], targetSpeed: Double?)

  /// The length of an evaluation episode, in seconds.
  private static let duration = 30.0

  /// - Throws: `FigureError` for a method without a style and for a task without data.
  public static func make(
    name: String, tasks: [Task], sources: [String]
  ) throws(FigureError) -> Figure {
    var panels: [Panel] = []
    for quantity in Quantity.allCases {
      for (index, task) in tasks.enumerated() {
        guard task.responses.contains(where: hasCurve) else {
          throw .noData(figure: name, part: task.title)
        }
        panels.append(try panel(of: quantity, for: task, column: index))
      }
    }
    let methods = tasks.flatMap { $0.responses.map(\.method) }
    var legend = try MethodStyle.all.styles(of: methods).map(\.legendEntry)
    if tasks.contains(where: { $0.targetSpeed != nil }) {
      legend.append(.init(title: "target", stroke: targetStroke))
    }
    if tasks.contains(where: { $0.responses.contains(where: \.hasFallen) }) {
      legend.append(.init(title: "fall", marker: fallMarker(.black)))
    }
    return Figure(
      name: name,
      summary: "Displacement, tilt and speed over time in the first evaluation episode.",
      sources: sources,
      page: Page(
        width: tasks.count > 1 ? 6.3 : 3.6, rowCount: Quantity.allCases.count,
        columnCount: tasks.count, aspect: 0.5,
        margins: .init(left: 0.62, right: 0.1, top: 0.44, bottom: 0.42), columnGap: 0.5,
        rowGap: 0.14),
      panels: panels, legend: legend)
  }

  /// Whether every quantity has a value to draw.
  private static func hasCurve(_ response: Response) -> Bool {
    Quantity.allCases.allSatisfy { quantity in
      zip(response.times, quantity.values(of: response)).contains {
        $0 <= duration && $1.isFinite
      }
    }
  }

  private static let targetStroke = Stroke(color: .darkGray, dash: .dashed, width: 0.7)

  private static func fallMarker(_ color: Color) -> Marker {
    Marker(shape: .cross, color: color, size: 5.5)
  }

  /// By the label of its axis.
  private enum Quantity: String, CaseIterable {
    case displacement = "displacement (m)"
    case tilt = "tilt (°)"
    case speed = "speed (m/s)"

    func values(of response: Response) -> [Double] {
      switch self {
      case .displacement: response.displacements
      case .tilt: response.tilts
      case .speed: response.speeds
      }
    }
  }

  private static func panel(
    of quantity: Quantity, for task: Task, column: Int
  ) throws(FigureError) -> Panel {
    let isTop = quantity == Quantity.allCases.first
    let isBottom = quantity == Quantity.allCases.last
    let target = quantity == .speed ? task.targetSpeed : nil
    let y = Axis(
      label: column == 0 ? quantity.rawValue : "",
      range: range(of: quantity, in: task.responses, and: target), ticCount: 7, isNumbered: true)
    let styles = try MethodStyle.all.styles(of: task.responses.map(\.method))
    var series = target.map { [level($0, quantity)] } ?? []
    // References first, so that the learned policies are drawn over them.
    for (order, style) in styles.enumerated().reversed() {
      for response in task.responses where response.method == style.method {
        series += curves(of: response, quantity, style: style, order: order, in: y.range)
      }
    }
    return Panel(
      letter: isTop ? Panel.letter(at: column) : "",
      title: isTop ? task.title : "",
      x: Axis(
        label: isBottom ? "time (s)" : "", range: 0...duration, ticCount: 6,
        isNumbered: isBottom),
      y: y, series: series)
  }

  private static func level(_ target: Double, _ quantity: Quantity) -> Series {
    Series(
      title: "target", columns: ["time (s)", quantity.rawValue],
      rows: [[0, target], [duration, target]], drawing: .line(targetStroke))
  }

  /// The curve, and a cross at the fall, on the edge of the panel if the fall lies outside.
  private static func curves(
    of response: Response, _ quantity: Quantity, style: MethodStyle, order: Int,
    in range: ClosedRange<Double>
  ) -> [Series] {
    let rows = zip(response.times, quantity.values(of: response)).map { [$0, $1] }
      .filter { $0[0] <= duration && $0[1].isFinite }
    guard let last = rows.last else { return [] }
    let columns = ["time (s)", quantity.rawValue]
    // A marker every five seconds, shifted by a second for each method.
    let marks = stride(from: Double(order) + 0.5, to: last[0], by: 5).compactMap { time in
      rows.first { $0[0] >= time }
    }
    // About one bucket for each point of the panel's width.
    let bucketCount = max(1, Int((240 * last[0] / duration).rounded()))
    var result = style.line(
      title: style.title, columns: columns, rows: envelope(of: rows, bucketCount: bucketCount),
      markedRows: marks)
    if response.hasFallen {
      let height = min(max(last[1], range.lowerBound), range.upperBound)
      result.append(
        Series(
          title: "\(style.title) falls", columns: columns, rows: [[last[0], height]],
          drawing: .points(fallMarker(style.stroke.color))))
    }
    return result
  }

  /// A range that shows all upright responses, and falling ones as far as they stay near.
  ///
  /// Tilt and speed grow exponentially before a fall and would flatten everything else: the last two
  /// seconds of a falling response do not count, nor values farther outside than the height of the
  /// upright range.
  private static func range(
    of quantity: Quantity, in responses: [Response], and target: Double?
  ) -> ClosedRange<Double> {
    let upright =
      responses.filter { !$0.hasFallen }.flatMap(quantity.values) + [target].compactMap(\.self)
    let falling = responses.filter(\.hasFallen).flatMap { response in
      let end = (response.times.last ?? 0) - 2
      return zip(response.times, quantity.values(of: response)).filter { $0.0 <= end }.map(\.1)
    }
    let shown = upright + falling
    guard !shown.isEmpty else {
      return Axis.range(around: responses.flatMap(quantity.values))
    }
    guard responses.contains(where: { !$0.hasFallen }) else { return Axis.range(around: shown) }
    let core = Axis.range(around: upright)
    let height = core.upperBound - core.lowerBound
    let limits = core.lowerBound - height...core.upperBound + height
    return Axis.range(around: shown).clamped(to: limits)
  }
}
