import Planning
import Records
import TestSupport
import Testing
@testable import Specifications

/// Expert data beside data of lower quality.
struct MixtureTests {
  private static var schema: Schema {
    var schema = Sample.schema()
    schema.fields[.training]? += [
      Field("mixture", .choice(["none", "few-expert"]), default: .text("none"), "How it lies."),
      Field(
        "expert_transition_counts", .distinctIntegers(1...1000), "How many.",
        onlyWhen: Condition("mixture", is: "few-expert")),
    ]
    schema.methodsOfMixedData = ["deep"]
    return schema
  }

  private func folder(_ mixture: String) throws -> Folder {
    let folder = try Sample.folder()
    try folder.edit("train.yaml", "dataset: demo", "dataset: demo\n\(mixture)")
    return folder
  }

  @Test func eachNumberOfTransitionsIsACellThatReadsBothRecordings() throws {
    let folder = try folder(
      "mixture: few-expert\nsuboptimal_dataset: demo\nexpert_transition_counts: [14, 140]")
    try folder.edit("plane.yaml", "seed: 0", "seed: 0, subset: 14 transitions")
    let runs = try folder.plan(.smoke, schema: Self.schema).runs.filter { $0.kind == .training }
    #expect(
      runs.map(\.cell.dataset) == [
        "demo 14 transitions", "demo 140 transitions", "demo 14 transitions",
        "demo 140 transitions",
      ])
    #expect(runs[0].values["expert_transition_count"] == .integer(14))
    #expect(runs[0].values["expert_transition_counts"] == nil)
    #expect(runs[0].inputs.map(\.name) == ["dataset", "suboptimal_dataset"])
  }

  @Test func aLearnerOfMixedDataAsksForThem() throws {
    let error = try #require(throws: SpecificationErrors.self) {
      try Sample.folder().plan(schema: Self.schema)
    }
    #expect(
      error.description.hasPrefix(
        "experiments/train.yaml:8:22: error: 'deep' learns from suboptimal data, and there are none"
      ))
    #expect(error.description.contains("set 'mixture' and 'suboptimal_dataset'"))
  }

  @Test func aSecondRecordingIsReadOnlyInAMixture() throws {
    var schema = Self.schema
    schema.methodsOfMixedData = []
    let error = try #require(throws: SpecificationErrors.self) {
      try folder("suboptimal_dataset: demo").plan(schema: schema)
    }
    #expect(
      error.description.contains(
        "'suboptimal_dataset' is read only where 'mixture' has few-expert"))
  }
}
