import Testing
@testable import Claims

private func record(
  score: String = "80.0", sha256: String = "aa", statement: String = "equivalent"
) -> JudgementRecord {
  JudgementRecord(
    published: "fe", sources: ["hopper/0": .init(key: "k", sha256: sha256)],
    findings: [
      .init(subject: "Table 1, Hopper 2 %, DMIL", statement: "ours \(score): \(statement)"),
      .init(subject: "claim best", statement: "holds"),
    ])
}

@Suite struct JudgementRecordTests {
  @Test func sameResultsRefuteNothing() {
    let comparison = record().compared(with: record(), keys: ["hopper/0": "k"])
    #expect(comparison.changed.isEmpty && comparison.refuted.isEmpty)
    #expect(comparison.outdatedCount == 0)
  }

  @Test func aFindingThatDoesNotFollowIsNamedWithBothStatements() {
    let comparison = record().compared(
      with: record(score: "80.00000000000001", statement: "higher"), keys: ["hopper/0": "k"])
    #expect(
      comparison.refuted == [
        "Table 1, Hopper 2 %, DMIL: the paper says: ours 80.0: equivalent; the results say: "
          + "ours 80.00000000000001: higher"
      ])
    #expect(comparison.outdatedCount == 0)
  }

  @Test func aResultThatIsAnotherOrGoneIsNamed() {
    let keys = ["hopper/0": "k"]
    let another = record().compared(with: record(sha256: "bb"), keys: keys)
    #expect(another.changed.map(\.path) == ["hopper/0"])
    #expect(another.changed[0].problem.contains("the result aa, but the store holds bb"))
    let none = JudgementRecord(published: "fe", sources: [:], findings: record().findings)
    let gone = record().compared(with: none, keys: keys)
    #expect(
      gone.changed.map(\.problem) == ["its result, which the paper was made of, is gone"])
  }

  @Test func aPaperOlderThanResultsOrSpecificationsIsNotRefuted() {
    let changed = record().compared(with: record(statement: "lower"), keys: ["hopper/0": "other"])
    #expect(changed.outdatedCount == 1 && changed.refuted.isEmpty && changed.changed.isEmpty)
    let none = JudgementRecord(published: "fe", sources: [:], findings: [])
    let more = none.compared(with: record(), keys: ["hopper/0": "k"])
    #expect(more.outdatedCount == 1 && more.refuted.isEmpty)
  }
}
