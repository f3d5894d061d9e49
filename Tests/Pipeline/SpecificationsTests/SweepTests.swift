import Testing
@testable import Records
@testable import Specifications

struct SweepTests {
  private func parts(_ values: [String: JSONValue]) -> [String]? {
    let values = RunValues(values)
    return Sweep(in: values)?.subsets(in: values).map(\.title)
  }

  @Test func eachPartIsCalledAsItsCellCallsIt() {
    #expect(parts(["percents": .list([.number(0.2), .number(100)])]) == ["0.2 %", "100 %"])
    #expect(parts(["expert_shares": .list([.number(0.3)])]) == ["exp-med-0.3"])
    #expect(parts(["expert_transition_counts": .list([.integer(14)])]) == ["14 transitions"])
    #expect(parts(["task": .text("stand")]) == nil)
  }

  @Test func aMixtureLeavesNothingToPercents() {
    let both: [String: JSONValue] = [
      "percents": .list([.number(100)]), "expert_shares": .list([.number(0.6)]),
    ]
    #expect(parts(both) == ["exp-med-0.6"])
  }
}
