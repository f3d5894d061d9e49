import Planning
import Records
import Testing
import TestSupport
@testable import Specifications

/// Expert data beside data of lower quality.
struct MixtureTests {
  private static var schema: Schema {
    var schema = Sample.schema()
    schema.fields[.training]? += [
      Field("mixture", .choice(["none", "scarce"]), default: .text("none"), "How it lies."),
      Field(
        "expert_transitions", .distinctIntegers(1...1000), "How many.",
        onlyWhen: Condition("mixture", is: "scarce")),
    ]
    schema.methodsOfMixedData = ["deep"]
    return schema
  }

  private func folder(_ mixture: String) throws -> Folder {
    let folder = try Sample.folder()
    try folder.edit("train.yaml", "data: demo", "data: demo\n\(mixture)")
    return folder
  }

  @Test func eachNumberOfTransitionsIsACellThatReadsBothRecordings() throws {
    let folder = try folder(
      "mixture: scarce\nsuboptimal: demo\nexpert_transitions: [14, 140]")
    try folder.edit("plane.yaml", "seed: 0", "seed: 0, part: 14 transitions")
    let runs = try folder.plan(.smoke, schema: Self.schema).runs.filter { $0.kind == .training }
    #expect(
      runs.map(\.cell.data) == [
        "demo 14 transitions", "demo 140 transitions", "demo 14 transitions",
        "demo 140 transitions",
      ])
    #expect(runs[0].values["expert_transition_count"] == .integer(14))
    #expect(runs[0].values["expert_transitions"] == nil)
    #expect(runs[0].inputs.map(\.name) == ["data", "suboptimal"])
  }

  @Test func aLearnerOfMixedDataAsksForThem() throws {
    let error = #expect(throws: SpecificationErrors.self) {
      try Sample.folder().plan(schema: Self.schema)
    }
    let text = try #require(error?.all.first.map { "\($0)" })
    #expect(
      text.hasPrefix(
        "experiments/train.yaml:8:22: error: 'deep' learns from suboptimal data, and there are none"
      ))
    #expect(text.contains("name a 'mixture' and a 'suboptimal' demonstration"))
  }

  @Test func aSecondRecordingIsReadOnlyInAMixture() throws {
    var schema = Self.schema
    schema.methodsOfMixedData = []
    let error = #expect(throws: SpecificationErrors.self) {
      try folder("suboptimal: demo").plan(schema: schema)
    }
    #expect(
      error?.all.map { "\($0)" }.first?.contains(
        "'suboptimal' is read only where 'mixture' has scarce") == true)
  }
}
