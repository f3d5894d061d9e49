import Records
import Testing
@testable import Reporting

@Suite struct CostTablesTests {
  private static let costs = SyntheticResults.costs

  @Test func aStepHasItsTimeAndItsRatioOnEachSize() {
    let table = costsTable(Self.costs)
    #expect(table.columns.map(\.title).prefix(3) == ["Learner", "Hopper: ms", "ratio"])
    #expect(table.rows.map { $0[0] } == ["DMIL", "actor-critic"])
    #expect(table.rows[0].prefix(3).map(\.plain) == ["DMIL", "16.00", "0.75"])
    #expect(table.rows[0][5] == NumberFormat.missing)
  }

  @Test func partsAreSharesOfAStep() {
    let rows = costPartsTable(Self.costs).rows.map { $0.map(\.plain) }
    #expect(rows[0] == ["products of a step of DMIL, by OpenBLAS", "Hopper", "12.000", "75.0"])
    #expect(rows[1] == ["optimiser", "Hopper", "0.500", "3.1"])
    #expect(rows[2] == ["evaluation, 10 episodes", "Hopper", "360.000", ""])
  }

  @Test func coreHoursAreThoseOfStepsAndAreMissingWhereAStepWasNotTimed() {
    let runs = SyntheticResults.runs(seedCount: 1).filter {
      $0.kind == .training && $0.cell.task == "hopper"
    }
    let own = Array(runs.filter { $0.cell.method == "dmil" }.prefix(1))
    let rows = coreHoursTable(Self.costs, of: own + own).rows.map { $0.map(\.plain) }
    #expect(rows.count == 2)
    #expect(rows[1].prefix(2) == ["all", "2"])
    let hours = Double(2 * (own.first?.stepCount ?? 0)) * 0.016 / 3600
    #expect(rows[1][3] == NumberFormat(digits: 1).text(hours))
    #expect(coreHoursTable(Self.costs, of: runs).rows.last?[3] == NumberFormat.missing)
  }

  @Test func withoutMeasurementsTablesAreEmptyAndSayWhy() {
    #expect(costsTable(nil).rows.isEmpty)
    #expect(costPartsTable(nil).rows.isEmpty)
    #expect(costsNote(nil) == " Nothing was measured yet: `make bench`.")
  }

  @Test func anAddressLeadsToItsMeasurement() throws {
    let results = SyntheticResults.make()
    let resolver = Resolver(results: results, woven: try EquationResults(in: results))
    let address = try #require(NumberSource("costs:step/dmil/hopper.ratio:value"))
    #expect(resolver.resolve(address).quantity == .number(0.75))
    #expect(resolver.resolve(address).entries.isEmpty)
    for lost in ["costs:step/dmil/pen.ratio:value", "costs:step/dmil/hopper.colour:value"] {
      #expect(try resolver.resolve(#require(NumberSource(lost))).quantity == nil)
    }
  }
}
