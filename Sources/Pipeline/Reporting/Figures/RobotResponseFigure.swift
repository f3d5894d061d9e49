public import Plotting

/// Displacement, tilt and speed of the robot over time under each method: a column of three panels
/// for each task, or for each part of the data (Figures 4 and 8).
public struct RobotResponseFigure: Sendable {
  /// One episode, cut to the length of an evaluation.
  public struct Response: Sendable {
    public var method: String

    /// Seconds since the start, one for each control step.
    public var times: [Double]

    /// Metres.
    public var displacements: [Double]

    /// Degrees.
    public var tilts: [Double]

    /// Metres per second.
    public var speeds: [Double]

    /// Whether the robot stood no longer when the data end.
    public var hasFallen: Bool

    public init(
      method: String, times: [Double], displacements: [Double], tilts: [Double], speeds: [Double],
      hasFallen: Bool
    ) {
      self.method = method
      self.times = times
      self.displacements = displacements
      self.tilts = tilts
      self.speeds = speeds
      self.hasFallen = hasFallen
    }
  }

  /// What one task's column shows.
  public struct Task: Sendable {
    public var title: String
    public var responses: [Response]

    /// Metres per second; `nil` where the task is to stand still.
    public var targetSpeed: Double?

    public init(title: String, responses: [Response], targetSpeed: Double?) {
      self.title = title
      self.responses = responses
      self.targetSpeed = targetSpeed
    }
  }

  /// The length of an evaluation, in seconds.
  public static let duration = 30.0

  /// - Throws: `FigureDataError` for a method without a style and for a task without data.
  public static func make(
    name: String, tasks: [Task], sources: [String]
  ) throws(FigureDataError) -> Figure {
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
    var legend = try MethodStyle.all(of: methods).map(\.legendEntry)
    if tasks.contains(where: { $0.targetSpeed != nil }) {
      legend.append(.init(title: "target", stroke: targetStroke, marker: nil))
    }
    if tasks.contains(where: { $0.responses.contains(where: \.hasFallen) }) {
      legend.append(.init(title: "fall", stroke: nil, marker: fallMarker(.black)))
    }
    return Figure(
      name: name,
      heading: .init(
        summary: "Displacement, tilt and speed over time in the first evaluation episode.",
        sources: sources),
      page: Page(
        width: tasks.count > 1 ? 6.3 : 3.6, rowCount: Quantity.allCases.count,
        columnCount: tasks.count, aspect: 0.5,
        margins: .init(left: 0.62, right: 0.1, top: 0.44, bottom: 0.42), columnGap: 0.5,
        rowGap: 0.14
      ).withRoom(for: legend),
      panels: panels, legend: legend, colorBar: nil)
  }

  /// Whether every quantity has a value to draw.
  private static func hasCurve(_ response: Response) -> Bool {
    Quantity.allCases.allSatisfy { quantity in
      zip(response.times, quantity.values(of: response)).contains {
        $0 <= duration && $1.isFinite
      }
    }
  }

  private static let targetStroke = Stroke(color: .darkGrey, dash: .dashed, width: 0.7)

  private static func fallMarker(_ color: Color) -> Marker {
    Marker(shape: .cross, color: color, size: 5.5)
  }

  private enum Quantity: CaseIterable {
    case displacement, tilt, speed

    var label: String {
      switch self {
      case .displacement: "displacement x (m)"
      case .tilt: "tilt θ (°)"
      case .speed: "speed ẋ (m/s)"
      }
    }

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
  ) throws(FigureDataError) -> Panel {
    let isTop = quantity == Quantity.allCases.first
    let isBottom = quantity == Quantity.allCases.last
    let target = quantity == .speed ? task.targetSpeed : nil
    let y = Axis(
      label: column == 0 ? quantity.label : "",
      range: range(of: quantity, in: task.responses, and: target), ticCount: 7, isNumbered: true)
    let styles = try MethodStyle.all(of: task.responses.map(\.method))
    var series = target.map { [level($0, quantity)] } ?? []
    // References first, so that the learned policies lie on top.
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
      title: "target", columns: ["time (s)", quantity.label],
      rows: [[0, target], [duration, target]], drawing: .line(targetStroke))
  }

  /// The curve, and a cross where the robot fell, at the edge if it fell beyond it.
  private static func curves(
    of response: Response, _ quantity: Quantity, style: MethodStyle, order: Int,
    in range: ClosedRange<Double>
  ) -> [Series] {
    let rows = zip(response.times, quantity.values(of: response)).map { [$0, $1] }
      .filter { $0[0] <= duration && $0[1].isFinite }
    guard let last = rows.last else { return [] }
    let columns = ["time (s)", quantity.label]
    // A marker each five seconds, a second later for each next method.
    let marks = stride(from: Double(order) + 0.5, to: last[0], by: 5).compactMap { time in
      rows.first { $0[0] >= time }
    }
    // 240 stretches of an episode are about as many as the panel is points wide.
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

  /// What the panel must show: all of those who stay up, and something of those who fall.
  ///
  /// Tilt and speed grow exponentially before a fall and would flatten everything else: of who
  /// falls, the last two seconds do not count, nor what lies farther off than those who stay up
  /// span themselves.
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
