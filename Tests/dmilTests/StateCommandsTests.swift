import TestSupport
import Testing

/// `dmil plan`, `status` and `why` before and after runs.
@Suite struct StateCommandsTests {
  /// A dataset of D4RL that is not present, and a training on it.
  static let doorData = """
    kind: dataset
    task: door
    source: d4rl
    demonstrator: human
    transitions: 1_000_000
    """
  static let door = """
    kind: training
    task: door
    dataset: door-data
    train: {steps: 10}
    evaluation: {interval: 10}
    methods: {bc: {}}
    """

  @Test("The state of tables and figures is shown") func paper() throws {
    let project = try TemporaryProject(RunCommandTests.short)
    try project.write(
      "{{table 1}} {{table 2}}\n\n::: table 1 facts training\n:::\n::: table 2 costs\n:::",
      to: "paper/paper.md")
    let before = try project.run("status").output
    #expect(before.contains(#/Table 1 +1 +2 unknown\ntotal +1 +2 unknown\n/#))
    #expect(try project.run("run").status == 0)
    let after = try project.run("status")
    #expect(after.status == 0, "\(after.errors)")
    #expect(after.output.contains(#/Table 1 +1 +1\ntotal +1 +1\n/#))
    #expect(try project.run("status", "--json").output.contains(#""shown_in": "Table 1""#))
  }

  @Test("Runs with missing data are skipped with a remedy, and shown with it")
  func missingData() throws {
    let project = try TemporaryProject(
      RunCommandTests.short.merging([
        "door-data": Self.doorData, "door": Self.door,
      ]) { $1 })
    let before = try project.run("status").output
    #expect(before.contains("profile quick: 0 of 4 runs have results, 0 %"))
    #expect(
      try project.run("why", "training").output.contains(
        "  state       missing; no result of this cell and seed is stored\n"))
    let output = try project.output("run")
    let remedy = "door-human-v1: data not present; dmil data fetch door-human-v1"
    #expect(output.contains("2 runs skipped: \(remedy)"))
    #expect(!output.contains("stopped"))
    #expect(output.contains("2 runs done."))
    let after = try project.run("status").output
    #expect(after.contains(#/data +1 +1\n/#))
    #expect(after.contains("unavailable door-data/door/-/human/0: \(remedy)"))
    #expect(try project.run("status", "--json").output.contains(#""fresh": 2"#))
    #expect(try project.run("why", "data").output.contains("  state       fresh\n"))
  }
}
