import Testing

@testable import Records
@testable import Reporting

struct ChecklistTableTests {
  private func rows(_ results: Results) throws -> [[String]] {
    checklistTable(try ReportData(results)).plainRows
  }

  private func answer(_ question: String, _ results: Results) throws -> String {
    try #require(try rows(results).first { $0[0].contains(question) })[1]
  }

  @Test("Every item has an answer and evidence")
  func complete() throws {
    let items = try rows(SyntheticResults.make()).filter { !$0[0].hasPrefix("**") }
    #expect(items.count == 23)
    #expect(items.allSatisfy { ["yes", "partly", "no"].contains($0[1]) && !$0[2].isEmpty })
  }

  @Test("Answers follow from the results")
  func answers() throws {
    let none = SyntheticResults.make { _ in true }
    #expect(try answer("all runs reported", SyntheticResults.make()) == "yes")
    #expect(try answer("all runs reported", SyntheticResults.make { $0.seed == 1 }) == "partly")
    #expect(try answer("all runs reported", none) == "no")
    #expect(try answer("trained models", none) == "no")
    #expect(try answer("error bars", SyntheticResults.make(seedCount: 1)) == "no")
    #expect(try answer("error bars", SyntheticResults.make(seedCount: 2)) != "no")
  }

  @Test(
    "The repetition decides whether runs are deterministic",
    arguments: [
      (6.0, "yes"), (5.0, "no"), (nil, "no"),
    ])
  func determinism(identical: Double?, word: String) throws {
    let results = SyntheticResults.make(identicalEvaluationCount: identical)
    #expect(try answer("same bits", results) == word)
  }
}
