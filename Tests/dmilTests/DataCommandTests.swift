import Foundation
import TestSupport
import Testing

@Suite struct DataCommandTests {
  private func run(_ arguments: String..., in project: TemporaryProject) throws -> ProgramResult {
    try RunningProgram(
      TemporaryProject.program, ["data"] + arguments, in: project.folder,
      environment: ["DMIL_WORK": project.work.path]
    ).waitUntilExit()
  }

  /// A file of 50 episodes of one step, without next observations.
  private static let unusable = repository.appending(
    path: "Tests/Fixtures/one_step_episodes.hdf5")

  @Test("The listing names present files and how to fetch the others") func list() throws {
    let project = try TemporaryProject()
    let data = project.work.appending(path: "data")
    try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
    try Data("cut".utf8).write(to: data.appending(path: "pen-human-v1.hdf5"))
    let result = try run("list", in: project)
    #expect(result.status == 0)
    #expect(result.output.contains("absent; fetch it: dmil data fetch hopper-expert-v2\n"))
    #expect(result.output.contains("damaged: 3 bytes instead of 2040573"))
  }

  @Test("An invalid file ends the program with 65") func invalidFile() throws {
    let project = try TemporaryProject()
    let file = project.folder.appending(path: "a.hdf5")
    try Data("not HDF5".utf8).write(to: file)
    let result = try run("describe", file.path, in: project)
    #expect(result.status == 65)
    #expect(result.lastLine.hasPrefix("dmil: exit code 65: \(file.path): it cannot be opened"))
  }

  @Test("An unknown name ends the program with 2") func unknownName() throws {
    let project = try TemporaryProject()
    let result = try run("fetch", "hopper-expert", in: project)
    #expect(result.status == 2)
    #expect(result.lastLine.hasSuffix("did you mean 'hopper-expert-v2'?"))
  }

  @Test("A description names an unusable file and an ignored option") func description() throws {
    let result = try run(
      "describe", Self.unusable.path, "--episode-step-limit", "7", in: try TemporaryProject())
    #expect(result.status == 0)
    #expect(result.output.contains("\nepisodes       50: 50 terminated, 0 cut off\n"))
    #expect(result.output.contains("\nunusable: without a next state there is no transition"))
    #expect(result.output.contains("--episode-step-limit 7 was ignored"))
  }

  @Test(
    "A run with an unusable file fails, and the others go on",
    arguments: [
      ("d4rl", "it has no transition: none of its 50 steps has a next state"),
      ("minari", "its layout is D4RL, expected Minari"),
    ])
  func unusableFile(source: String, problem: String) throws {
    var specifications = TemporaryProject.specifications
    specifications["training.yaml"] = nil
    specifications["hopper.yaml"] = """
      schema: dmil-spec/1
      kind: dataset
      id: hopper
      title: Hopper
      task: hopper
      source: \(source)
      demonstrator: expert
      file: \(Self.unusable.path)
      sha256: 171e9d6d10e8b6ec04edc02555d5d50f73b14c105cad1a436213781b0eb2942f
      transitions: 100
      """
    let project = try TemporaryProject(specifications)
    let result = try project.run("run")
    #expect(result.status == 3, "\(result.errors)")
    #expect(result.errors.contains(problem), "\(result.errors)")
    #expect(result.lastLine == "dmil: exit code 3: 1 run failed")
    #expect(try !project.results().isEmpty)
  }

  @Test(
    "A signal ends the generation of a dataset without a file",
    arguments: [(SIGTERM, Int32(143)), (SIGINT, 130)] as [(Int32, Int32)])
  func signals(signal: Int32, status: Int32) throws {
    let project = try TemporaryProject()
    let experts = project.repository.appending(path: "paper/experts")
    try FileManager.default.createDirectory(at: experts, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: repository.appending(path: "paper/experts/hopper-medium.safetensors"),
      to: experts.appending(path: "hopper-medium.safetensors"))
    try FileManager.default.createDirectory(at: project.work, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: project.work.appending(path: "models"),
      withDestinationURL: workingStore.appending(path: "models"))
    let program = try project.start(["data", "generate", "hopper-medium"])
    try program.wait(for: { $0.hasSuffix(".partial") }, below: project.work)
    program.send(signal)
    let result = try program.waitUntilExit()
    #expect(result.status == status, "\(result.errors)")
    #expect(
      result.errors == """
        No file was written; the same command starts again.
        dmil: exit code \(status): \(signal == SIGINT ? "interrupted" : "terminated")

        """)
    let data = project.work.appending(path: "data")
    #expect(try FileManager.default.contentsOfDirectory(atPath: data.path).isEmpty)
  }

  @Test("A damaged policy ends the program with 65 and a remedy") func damagedPolicy() throws {
    let project = try TemporaryProject()
    let experts = project.repository.appending(path: "paper/experts")
    try FileManager.default.createDirectory(at: experts, withIntermediateDirectories: true)
    let file = experts.appending(path: "hopper-expert.safetensors")
    try Data("cut".utf8).write(to: file)
    let result = try project.run("data", "generate", "hopper-expert")
    #expect(result.status == 65)
    #expect(
      result.lastLine == "dmil: exit code 65: \(file.path): its 3 bytes are too few for a header; "
        + "restore it: git restore '\(file.path)'; or train it again: dmil expert train hopper")
  }
}
