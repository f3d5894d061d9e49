public import Records

/// What the discriminator does to the policy while both are trained: d, the weights that it gives, the
/// gradients that follow from them, and the likelihood of the expert's actions.
///
/// A column for each task and part of its dataset, a row for each quantity; means over seeds.
public enum TrainingDiagnosticsFigure {
  /// The curves of all seeds, and the mean log π of the demonstrator itself; `nil` if it has no density.
  public typealias Task = (
    title: String, seeds: [Curve], demonstratorLogLikelihood: Double?
  )

  private struct Line {
    let title: String
    let column: CurveColumn
    let stroke: Stroke
    /// The half width of a band around the line.
    var deviation: CurveColumn?
  }

  private struct Row {
    let label: String
    /// Included in the range of the axis.
    let bounds: [Double]
    let lines: [Line]
  }

  private static let expert = Stroke(color: .blue, dash: .solid, width: 1.2)
  private static let rollouts = Stroke(color: .vermilion, dash: .dashed, width: 1.2)
  private static let heldOut = Stroke(color: .bluishGreen, dash: .dashDotted, width: 1.2)
  private static let cosine = Stroke(color: .reddishPurple, dash: .longDashed, width: 1.2)
  private static let demonstrator = Stroke(color: .black, dash: .dotted, width: 1.1)

  private static let legend: [Figure.LegendEntry] = [
    .init(title: "expert data", stroke: expert), .init(title: "rollouts", stroke: rollouts),
    .init(title: "cosine with the gradient of BC", stroke: cosine),
    .init(title: "held-out expert data", stroke: heldOut),
    .init(title: "log π of the expert itself", stroke: demonstrator),
  ]

  private static let rows = [
    Row(
      label: "d", bounds: [0, 1],
      lines: [
        Line(title: "d on D_e", column: .discriminatorOnExpert, stroke: expert),
        Line(title: "d on D_r", column: .discriminatorOnRollouts, stroke: rollouts),
      ]),
    Row(
      label: "weight of log π", bounds: [0],
      lines: [
        Line(
          title: "weight on D_e", column: .expertWeight, stroke: expert,
          deviation: .expertWeightDeviation),
        Line(
          title: "weight on D_r", column: .rolloutWeight, stroke: rollouts,
          deviation: .rolloutWeightDeviation),
      ]),
    Row(
      label: "gradient", bounds: [0, 1],
      lines: [
        Line(title: "share of the term of D_r", column: .rolloutShare, stroke: rollouts),
        Line(title: "cosine with the gradient of BC", column: .cloningCosine, stroke: cosine),
      ]),
    Row(
      label: "mean log π", bounds: [],
      lines: [
        Line(title: "log π on D_e", column: .trainingLogLikelihood, stroke: expert),
        Line(title: "log π held out", column: .heldOutLogLikelihood, stroke: heldOut),
      ]),
  ]

  /// `sources` are the origins of the data.
  ///
  /// - Returns: `nil` if no task has a value in each row.
  public static func make(name: String, tasks: [Task], sources: [String]) -> Figure? {
    let drawn = tasks.filter { task in
      rows.allSatisfy { row in row.lines.contains { !series($0, of: task, unit: 1).isEmpty } }
    }
    guard !drawn.isEmpty else { return nil }
    var panels: [Panel] = []
    for (index, row) in rows.enumerated() {
      let isLast = index == rows.count - 1
      let levels = isLast ? drawn.compactMap(\.demonstratorLogLikelihood) : []
      let values = drawn.flatMap { task in
        row.lines.flatMap { series($0, of: task, unit: 1) }.flatMap { $0.rows.flatMap { $0[1...] } }
      }
      let range = Axis.range(around: values + levels + row.bounds)
      for task in drawn {
        let steps = StepAxis(
          lastStep: task.seeds.flatMap { $0.rows.map(\.step) }.max() ?? 0)
        var content = row.lines.flatMap { series($0, of: task, unit: steps.unit) }
        if isLast, let level = task.demonstratorLogLikelihood {
          content.append(
            Series(
              title: "log π of the expert itself", columns: ["training step", "log π"],
              rows: [[0, level], [steps.end, level]], drawing: .line(demonstrator)))
        }
        let isFirst = panels.count % drawn.count == 0
        panels.append(
          Panel(
            letter: Panel.letter(at: panels.count), title: index == 0 ? task.title : "",
            x: steps.axis(ticCount: 5, isLabeled: isLast),
            y: Axis(
              label: isFirst ? row.label : "", range: range, ticCount: 5, isNumbered: isFirst),
            series: content))
      }
    }
    return Figure(
      name: name,
      summary: "The discriminator's weights and their effect on the policy: means over seeds, "
        + "bands of one standard deviation of the weights.", sources: sources,
      page: Page(
        width: drawn.count > 1 ? 6.3 : 3.4, rowCount: rows.count, columnCount: drawn.count,
        aspect: 0.46, margins: .init(left: 0.6, right: 0.12, top: 0.44, bottom: 0.42),
        columnGap: 0.25, rowGap: 0.24),
      panels: panels, legend: legend)
  }

  /// The line at the steps at which all seeds have a value, and its band.
  private static func series(_ line: Line, of task: Task, unit: Double) -> [Series] {
    func means(_ column: CurveColumn) -> [[Double]] {
      LearningCurvesFigure.summary(
        of: task.seeds.map { $0.points(of: column).map { ($0.step, score: $0.value) } })
    }
    let rows = means(line.column).map { [$0[0] / unit, $0[1]] }
    guard !rows.isEmpty else { return [] }
    let drawn = Series(
      title: line.title, columns: ["training step", line.title], rows: rows,
      drawing: .line(line.stroke))
    guard let column = line.deviation else { return [drawn] }
    let deviations = means(column)
    guard deviations.count == rows.count else { return [drawn] }
    let band = Series(
      title: "\(line.title), one standard deviation around the mean",
      columns: ["training step", "low", "high"],
      rows: zip(rows, deviations).map { [$0[0], $0[1] - $1[1], $0[1] + $1[1]] },
      drawing: .band(line.stroke.color, opacity: 0.18))
    return [band, drawn]
  }
}
