import Foundation
import TestSupport
import Testing

@Suite struct ExpertCommandTests {
  /// A project that trains a hopper for three small epochs.
  private static func project() throws -> TemporaryProject {
    let project = try TemporaryProject()
    let text = """
      kind: expert
      task: hopper
      train: {steps: 240}
      policy_steps: {expert: 240, medium: 80}
      epoch_episodes: 1
      evaluation: {episodes: 2}
      exploration: {epoch_steps: 80, warm_up_steps: 100}
      policy_widths: [8]
      critic_widths: [8]
      """
    try project.write(specification("hopper", text), to: "paper/experts/hopper.yaml")
    try project.linkModels()
    return project
  }

  @Test("Policies are trained, published, evaluated and recorded") func experts() throws {
    let project = try Self.project()
    try project.output("expert", "train", "hopper")
    #expect(
      try project.repository.appending(path: "paper/experts").names == [
        "hopper-curve.csv", "hopper-evaluation.csv", "hopper-expert.safetensors",
        "hopper-medium.safetensors", "hopper.yaml",
      ])
    let evaluation = try project.output("expert", "evaluate", "--episodes", "3")
    #expect(evaluation.split(separator: "\n").count == 3)
    let file = project.folder.appending(path: "recorded.hdf5").path
    try project.output(
      "data", "generate", "hopper-expert", "--transitions", "500", "--output", file)
    #expect(FileManager.default.fileExists(atPath: file))
  }

  @Test("A task without specification is refused") func unknownTask() throws {
    let result = try Self.project().run("expert", "train", "walker")
    #expect(result.status == 2)
    #expect(result.errors.contains("paper/experts has no specification for 'walker'"))
  }
}
