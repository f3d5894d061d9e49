import TestSupport
import Testing

@Suite struct WhyCommandTests {
  private let project: TemporaryProject

  init() throws { project = try TemporaryProject() }

  @Test func tellsHowARunStands() throws {
    let before = try project.run("why", "training")
    #expect(before.status == 0, "\(before.errors)")
    #expect(before.output.hasPrefix("training/standing-still/data/dmil/0\n"))
    #expect(
      before.output.contains("  state       missing; no result of this cell and seed is stored\n"))
    _ = try project.run("run", "--only", "data")
    let after = try project.run("why", "*")
    #expect(after.output.contains("  state       fresh\n"))
    #expect(
      after.output.contains("  read by     training/standing-still/data/dmil/0 as dataset, key "))
    #expect(
      after.output.contains(
        #/reads +data\/standing-still\/-\/lqr\/0 as dataset, key \w+, result /#))
  }

  @Test func endsWithTwoOnAnUnknownCellAndNamesThoseNear() throws {
    let result = try project.run("why", "training/standing-still/data/dmli")
    #expect(result.status == 2)
    #expect(result.lastLine.hasPrefix("dmil: exit code 2: no run is called 'training/"))
    #expect(result.lastLine.contains("near are training/standing-still/data/dmil"))
  }
}
