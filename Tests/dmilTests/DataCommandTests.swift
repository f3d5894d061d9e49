import Foundation
import TestSupport
import Testing

@Suite struct DataCommandTests {
  private let project: TemporaryProject

  init() throws { project = try TemporaryProject() }

  /// A file of 50 episodes of one step, without next observations.
  private static let unusable = repository.appending(
    path: "Tests/Fixtures/one_step_episodes.hdf5")

  @Test("The listing names absent files, and a fetch the nearest name") func list() throws {
    let list = try project.output("data", "list")
    #expect(list.contains("absent; fetch it: dmil data fetch hopper-expert-v2\n"))
    let unknown = try project.run("data", "fetch", "hopper-expert")
    #expect(unknown.status == 2)
    #expect(unknown.lastLine.hasSuffix("did you mean 'hopper-expert-v2'?"))
  }

  @Test("A description names an unusable file and an ignored option") func description() throws {
    func describe(_ arguments: String...) throws -> ProgramResult {
      try RunningProgram(
        TemporaryProject.program, ["data", "describe"] + arguments, in: project.folder
      ).waitUntilExit()
    }
    let result = try describe(Self.unusable.path, "--episode-step-limit", "7")
    #expect(result.status == 0)
    #expect(result.output.contains("\nepisodes       50: 50 terminated, 0 cut off\n"))
    #expect(result.output.contains("\nunusable: without a next state there is no transition"))
    #expect(result.output.contains("--episode-step-limit 7 was ignored"))
    let file = try project.write("not HDF5", to: "a.hdf5")
    #expect(
      try describe(file.path).lastLine.hasPrefix(
        "dmil: exit code 65: \(file.path): it cannot be opened"))
  }

  @Test(
    "A run with an unusable file fails, and the others go on",
    arguments: [
      ("d4rl", "it has no transition: none of its 50 steps has a next state"),
      ("minari", "its layout is D4RL, expected Minari"),
    ])
  func unusableFile(source: String, problem: String) throws {
    let project = try TemporaryProject([
      "data": TemporaryProject.specifications["data"] ?? "",
      "hopper": """
      kind: dataset
      task: hopper
      source: \(source)
      demonstrator: expert
      file: \(Self.unusable.path)
      sha256: 171e9d6d10e8b6ec04edc02555d5d50f73b14c105cad1a436213781b0eb2942f
      transitions: 100
      """,
    ])
    let result = try project.run("run")
    #expect(result.errors.contains(problem), "\(result.errors)")
    #expect(result.lastLine == "dmil: exit code 3: 1 run failed")
    #expect(try !project.results().isEmpty)
  }

  @Test("A signal ends the generation of a dataset without a file") func signal() throws {
    try project.repository.appending(path: "paper/experts")
      .copy(["hopper-medium.safetensors"], from: repository.appending(path: "paper/experts"))
    try project.linkModels()
    let program = try project.start(["data", "generate", "hopper-medium"])
    try program.wait(for: { $0.hasSuffix(".partial") }, below: project.work)
    program.send(SIGTERM)
    #expect(
      try program.waitUntilExit().errors == """
        No file was written; the same command starts again.
        dmil: exit code 143: terminated

        """)
    #expect(try project.work.appending(path: "data").names.isEmpty)
  }

  @Test("A damaged policy ends the program with 65 and a remedy") func damagedPolicy() throws {
    let file = try project.write("cut", to: "paper/experts/hopper-expert.safetensors")
    let result = try project.run("data", "generate", "hopper-expert")
    #expect(
      result.lastLine == "dmil: exit code 65: \(file.path): its 3 bytes are too few for a header; "
        + "restore it: git restore '\(file.path)'; or train it again: dmil expert train hopper")
  }
}
