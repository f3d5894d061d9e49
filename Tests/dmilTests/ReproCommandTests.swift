import TestSupport
import Testing

@Suite struct ReproCommandTests {
  @Test("A cell is repeated, and the store stays as it was") func repeats() throws {
    let project = try TemporaryProject(RunCommandTests.short)
    let early = try project.run("repro", "data")
    #expect(early.status == 5)
    #expect(early.errors.contains("Run it with: dmil run --profile quick --only 'data'"))
    _ = try project.run("run")
    let before = try project.results()
    #expect(
      try project.output("repro", "training", "--profile", "quick") == """
        training/standing-still/data/dmil/0: identical
        Repeat with: dmil repro --profile quick 'training'

        """)
    #expect(try project.results() == before)
  }
}
