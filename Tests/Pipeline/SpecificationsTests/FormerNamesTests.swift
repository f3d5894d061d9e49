import Planning
import TestSupport
import Testing

@testable import Specifications

@Suite struct FormerNamesTests {
  @Test(
    "A former name is refused with its present name",
    arguments: [
      ("train.yaml", "dataset: demo", "data: demo", "'data' is now called 'dataset'"),
      (
        "references.yaml", "dataset: demo", "demonstration: demo",
        "'demonstration' is now called 'dataset'"
      ),
      ("base.yaml", "batch_size: 4", "batch: 4", "'train.batch' is now called 'train.batch_size'"),
      (
        "base.yaml", "{interval: 50", "{every: 50",
        "'evaluation.every' is now called 'evaluation.interval'"
      ),
      ("plane.yaml", "training_run:", "of:", "'of' is now called 'training_run'"),
      (
        "plane.yaml", "seed: 0", "seed: 0, part: 2 %",
        "'training_run.part' is now called 'training_run.subset'"
      ),
      ("demo.yaml", "kind: dataset", "kind: demonstration", "is now called 'dataset'"),
    ])
  func refused(file: String, old: String, new: String, message: String) throws {
    let folder = try Sample.folder()
    try folder.edit(file, old, new)
    let error = try #require(throws: SpecificationErrors.self) { try folder.plan() }
    #expect(error.all.contains { $0.message.hasSuffix(message) }, "\(error)")
  }

  @Test("A former name of another kind is only an unknown key")
  func otherKinds() throws {
    let folder = try Sample.folder()
    try folder.edit("train.yaml", "dataset: demo", "dataset: demo\nepisodes: 3")
    let error = try #require(throws: SpecificationErrors.self) { try folder.plan() }
    #expect(error.all.map(\.message) == ["unknown key 'episodes'"])
  }
}
