import TestSupport
import Testing

@Suite struct ReproCommandTests {
  @Test func makesACellAgainAndLeavesTheStoreAsItWas() throws {
    let project = try TemporaryProject()
    _ = try project.run("run")
    let before = try project.results()
    let result = try project.run("repro", "training", "--profile", "quick")
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output == """
        training/standing-still/data/dmil/0: identical
        Repeat with: dmil repro --profile quick 'training'

        """)
    #expect(try project.results() == before)
  }

  @Test func endsWithFiveWhereThereIsNothingToCompareWith() throws {
    let project = try TemporaryProject()
    let result = try project.run("repro", "data")
    #expect(result.status == 5)
    #expect(result.errors.contains("Run it with: dmil run --profile quick --only 'data'"))
    #expect(result.lastLine == "dmil: exit code 5: 'data' has no result to compare with")
    #expect(try project.run("repro", "nothing").status == 2)
  }
}
