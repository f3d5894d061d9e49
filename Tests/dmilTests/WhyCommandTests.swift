import Testing

@Suite struct WhyCommandTests {
  private let workshop: Workshop

  init() throws { workshop = try Workshop() }

  @Test func tellsHowARunStands() throws {
    let before = try workshop.run("why", "training")
    #expect(before.status == 0, "\(before.errors)")
    #expect(before.output.hasPrefix("training/standing-still/data/dmil/0\n"))
    #expect(
      before.output.contains("  state       missing; no result of this cell and seed is stored\n"))
    _ = try workshop.run("run", "--only", "data")
    let after = try workshop.run("why", "*")
    #expect(after.output.contains("  state       fresh\n"))
    #expect(
      after.output.contains("  read by     training/standing-still/data/dmil/0 as data, key "))
    #expect(
      after.output.contains(
        #/reads +data\/standing-still\/-\/lqr\/0 as data, key \w+, result /#))
  }

  @Test func endsWithTwoOnAnUnknownCellAndNamesThoseNear() throws {
    let ending = try workshop.run("why", "training/standing-still/data/dmli")
    #expect(ending.status == 2)
    #expect(ending.lastLine.hasPrefix("dmil: exit code 2: no run is called 'training/"))
    #expect(ending.lastLine.contains("near are training/standing-still/data/dmil"))
  }
}
