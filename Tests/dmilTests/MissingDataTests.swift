import TestSupport
import Testing

@Suite struct MissingDataTests {
  private static let specifications = TemporaryProject.specifications.merging([
    "door-data.yaml": """
    schema: dmil-spec/1
    kind: dataset
    id: door-data
    title: Door
    task: door
    source: d4rl
    demonstrator: human
    transitions: 1_000_000
    """,
    "door.yaml": """
    schema: dmil-spec/1
    kind: training
    id: door
    title: Door
    task: door
    dataset: door-data
    train: {steps: 10}
    evaluation: {interval: 10}
    methods: {bc: {}}
    """,
  ]) { $1 }

  @Test("Runs with missing data are skipped with a remedy") func missingData() throws {
    let project = try TemporaryProject(Self.specifications)
    let result = try project.run("run")
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output.contains(
        "2 runs skipped: door-human-v1: data not present; dmil data fetch door-human-v1"))
    #expect(result.output.contains("2 runs done."))
  }
}
