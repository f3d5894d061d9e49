import Testing

@testable import Records
@testable import Reporting

struct CostTablesTests {
  private static let costs = SyntheticResults.costs

  @Test("A step has its time and its ratio for each size")
  func steps() {
    let rows = costsTable(Self.costs).plainRows
    #expect(rows.map { $0[0] } == ["DMIL", "actor\\-critic"])
    #expect(rows[0].prefix(3) == ["DMIL", "16.00", "0.75"])
    #expect(rows[0][5] == NumberFormat.missing)
  }

  @Test("Parts are percentages of a step")
  func parts() {
    let rows = costPartsTable(Self.costs).plainRows
    #expect(rows.map { $0[2] } == ["12.000", "0.500", "360.000"])
    #expect(rows.map { $0[3] } == ["75.0", "3.1", ""])
  }

  @Test("Core-hours are those of all steps, and missing if a step was not timed")
  func coreHours() {
    let runs = SyntheticRuns.all(seedCount: 1).filter {
      $0.kind == .training && $0.cell.task == "hopper"
    }
    let own = Array(runs.filter { $0.cell.method == "dmil" }.prefix(1))
    let rows = coreHoursTable(Self.costs, of: own + own).plainRows
    #expect(rows.count == 2)
    #expect(rows[1].prefix(2) == ["all", "2"])
    let hours = Double(2 * (own.first?.stepCount ?? 0)) * 0.016 / 3600
    #expect(rows[1][3] == NumberFormat(digits: 1).text(hours))
    #expect(coreHoursTable(Self.costs, of: runs).rows.last?[3] == .missing)
  }

  @Test("Without measurements the tables are empty and have a note")
  func noMeasurements() {
    for table in [costsTable(nil), costPartsTable(nil)] {
      #expect(table.rows.isEmpty && table.note.plain.contains("make bench"))
    }
  }
}
