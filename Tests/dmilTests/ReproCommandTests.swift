import Testing

@Suite struct ReproCommandTests {
  @Test func makesACellAgainAndLeavesTheStoreAsItWas() throws {
    let workshop = try Workshop()
    _ = try workshop.run("run")
    let before = try workshop.results()
    let ending = try workshop.run("repro", "training", "--profile", "quick")
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(
      ending.output == """
        training/standing-still/data/dmil/0: identical
        This was: dmil repro --profile quick 'training'

        """)
    #expect(try workshop.results() == before)
  }

  @Test func endsWithFiveWhereThereIsNothingToCompareWith() throws {
    let workshop = try Workshop()
    let ending = try workshop.run("repro", "data")
    #expect(ending.status == 5)
    #expect(ending.errors.contains("Make it with: dmil run --profile quick --only 'data'"))
    #expect(ending.lastLine == "dmil: exit code 5: 'data' has no result to compare with")
    #expect(try workshop.run("repro", "nothing").status == 2)
  }
}
