import Foundation
import TestSupport
import Testing

@Suite struct ExpertCommandTests {
  /// A project that trains a hopper for three small epochs.
  private static func project() throws -> TemporaryProject {
    let project = try TemporaryProject()
    let folder = try project.makeFolder("paper/experts")
    try Data(
      """
      schema: dmil-spec/1
      kind: expert
      id: hopper
      title: A small hopper
      task: hopper
      train: {steps: 240}
      policy_steps: {expert: 240, medium: 80}
      epoch_episodes: 1
      evaluation: {episodes: 2}
      exploration: {epoch_steps: 80, warm_up_steps: 100}
      policy_widths: [8]
      critic_widths: [8]

      """.utf8
    ).write(to: folder.appending(path: "hopper.yaml"))
    try project.linkModels()
    return project
  }

  private static func expertFiles(_ project: TemporaryProject) throws -> [String: Data] {
    let folder = project.repository.appending(path: "paper/experts")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: folder.appending(path: $0))) })
  }

  @Test("Trained, published and evaluated policies are the same each time") func experts() throws {
    let (first, second) = (try Self.project(), try Self.project())
    for project in [first, second] {
      let result = try project.run("expert", "train", "hopper")
      #expect(result.status == 0, "\(result.errors)")
    }
    let experts = try Self.expertFiles(first)
    #expect(
      experts.keys.sorted() == [
        "hopper-curve.csv", "hopper-evaluation.csv", "hopper-expert.safetensors",
        "hopper-medium.safetensors", "hopper.yaml",
      ])
    #expect(try Self.expertFiles(second) == experts)

    let evaluation = try first.run("expert", "evaluate", "--episodes", "3")
    #expect(evaluation.status == 0, "\(evaluation.errors)")
    #expect(evaluation.output.split(separator: "\n").count == 3)

    let files = try ["a", "b"].map { name in
      let file = first.folder.appending(path: name)
      let result = try first.run(
        "data", "generate", "hopper-expert", "--transitions", "500", "--output", file.path)
      #expect(result.status == 0, "\(result.errors)")
      return try Data(contentsOf: file)
    }
    #expect(files[0] == files[1])
  }

  @Test("A task without specification is refused") func unknownTask() throws {
    let result = try Self.project().run("expert", "train", "walker")
    #expect(result.status == 2)
    #expect(result.errors.contains("paper/experts has no specification for 'walker'"))
  }
}
