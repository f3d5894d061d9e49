import Testing
@testable import Records
@testable import Specifications

struct SweepTests {
  private func parts(_ values: [String: JSONValue]) -> [String]? {
    let values = RunValues(values)
    return Sweep(in: values)?.parts(in: values).map(\.title)
  }

  @Test func eachPartIsCalledAsItsCellCallsIt() {
    #expect(parts(["percents": .list([.number(0.2), .number(100)])]) == ["0.2 %", "100 %"])
    #expect(parts(["mislaid_shares": .list([.number(0.3)])]) == ["0.3 mislaid"])
    #expect(parts(["expert_transitions": .list([.integer(14)])]) == ["14 transitions"])
    #expect(parts(["task": .text("stand")]) == nil)
  }

  @Test func aMixtureLeavesNothingToPercents() {
    let both: [String: JSONValue] = [
      "percents": .list([.number(100)]), "mislaid_shares": .list([.number(0.6)]),
    ]
    #expect(parts(both) == ["0.6 mislaid"])
  }
}
