import Records
import Testing

@testable import Plotting

struct TrainingDiagnosticsFigureTests {
  /// All columns are `value` at steps 0, 5000 and 10,000, except for `missing`; the weights on D_e begin
  /// with the second.
  private func curve(_ value: Double, without missing: CurveColumn? = nil) -> Curve {
    let columns = CurveColumn.allCases.filter { $0 != missing }
    var curve = Curve(metrics: ["score"], trainingMetrics: columns.map(\.rawValue))
    curve.rows = (0...2).map { index in
      let late: [CurveColumn] = [.expertWeight, .expertWeightDeviation]
      let values = columns.map { late.contains($0) && index == 0 ? nil : value }
      return .init(step: 5000 * index, values: [1] + values)
    }
    return curve
  }

  private func figure(_ seeds: [Curve], expert: Double? = 7) throws -> Figure {
    try #require(
      TrainingDiagnosticsFigure.make(
        name: "training-diagnostics",
        tasks: [("HalfCheetah", seeds, expert), ("Walker2d", seeds, nil)], sources: []))
  }

  @Test("A row for each quantity, a column for each task, one scale in a row")
  func panels() throws {
    let figure = try figure([curve(0.25), curve(0.75)])
    #expect(Set(figure.page.places.map(\.top)).count == 4)
    #expect(Set(figure.page.places.map(\.left)).count == 2)
    #expect(figure.panels.map(\.title).prefix(3) == ["HalfCheetah", "Walker2d", ""])
    #expect(
      figure.panels.map(\.y.label)
        == ["d", "", "weight of log π", "", "gradient", "", "mean log π", ""])
    #expect(figure.panels.map(\.x.isNumbered) == Array(repeating: false, count: 6) + [true, true])
    for row in 0..<4 {
      #expect(figure.panels[2 * row].y.range == figure.panels[2 * row + 1].y.range)
    }
    #expect(figure.panels[6].y.range.contains(7))
  }

  @Test("Lines are means over seeds, and bands one standard deviation of the weights around them")
  func series() throws {
    let panels = try figure([curve(0.25), curve(0.75)]).panels
    #expect(panels[0].series[1].rows == [[0, 0.5], [5, 0.5], [10, 0.5]])
    let weights = panels[2].series.map(\.rows)
    #expect(weights[1] == [[5, 0.5], [10, 0.5]])
    #expect(weights[0] == [[5, 0, 1], [10, 0, 1]])
    #expect(weights[2].count == 3)
    #expect(panels[6].series.map(\.rows).last == [[0, 7], [10, 7]])
    #expect(panels[7].series.count == 2, "this demonstrator has no density")
  }

  @Test("Without held-out transitions their line is left out") func nothingHeldOut() throws {
    let figure = try figure([curve(0.25, without: .heldOutLogLikelihood)])
    #expect(figure.panels[6].series.count == 2)
  }

  @Test("A task whose curves lack the diagnostics of a row is left out")
  func olderCurves() throws {
    var older = Curve(metrics: ["score"], trainingMetrics: ["discriminator_mean_expert"])
    older.rows = [.init(step: 0, values: [1, 0.5])]
    func make(_ tasks: [TrainingDiagnosticsFigure.Task]) -> Figure? {
      TrainingDiagnosticsFigure.make(name: "a", tasks: tasks, sources: [])
    }
    #expect(make([("a", [older], nil)]) == nil)
    #expect(make([]) == nil)
    let one = try #require(make([("a", [older], nil), ("b", [curve(0.5)], nil)]))
    #expect(one.panels.count == 4 && one.panels[0].title == "b")
    #expect(one.page.width == 3.4)
  }
}
