import Records
import Testing
@testable import Reporting

struct ChecklistTableTests {
  private func rows(_ results: Results) throws -> [[String]] {
    checklistTable(results, try EquationResults(in: results)).rows
  }

  private func answer(_ question: String, _ results: Results) throws -> [String] {
    Array(try #require(try rows(results).first { $0[0] == question })[1...])
  }

  @Test func leavesNoItemOpen() throws {
    let items = try rows(SyntheticResults.make()).filter { !$0[0].hasPrefix("**") }
    #expect(items.count == 23)
    #expect(items.allSatisfy { ["yes", "partly", "no"].contains($0[1]) && !$0[2].isEmpty })
  }

  @Test func countsWhatHasResults() throws {
    let question = "Are all runs reported?"
    #expect(try answer(question, SyntheticResults.make())[0] == "yes")
    #expect(try answer(question, SyntheticResults.make { $0.seed == 1 })[0] == "partly")
    #expect(try answer(question, SyntheticResults.make { _ in true })[0] == "no")
  }

  @Test func countsCellsWithMoreThanOneSeed() throws {
    let question = "Are there error bars, and is their kind stated?"
    #expect(try answer(question, SyntheticResults.make(seedCount: 1))[0] == "no")
    #expect(try answer(question, SyntheticResults.make(seedCount: 2))[0] != "no")
  }

  @Test(arguments: [(6.0, "yes"), (5.0, "no"), (nil, "no")])
  func readsTheRepetition(identical: Double?, word: String) throws {
    let results = SyntheticResults.make(identicalEvaluationCount: identical)
    #expect(try answer("Does the same run give the same bits?", results)[0] == word)
  }

  @Test func saysThatNothingWasTrained() throws {
    let results = SyntheticResults.make { _ in true }
    #expect(try answer("Are trained models there?", results)[0] == "no")
    #expect(
      try answer("Are assumptions stated and claims proved?", results)[1].contains("0 of 0"))
  }
}
