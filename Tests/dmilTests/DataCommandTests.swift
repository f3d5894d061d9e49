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

  @Test func listsWhatIsHereAndHowToGetTheRest() throws {
    let project = try TemporaryProject()
    let data = project.work.appending(path: "data")
    try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
    try Data("cut".utf8).write(to: data.appending(path: "pen-human-v1.hdf5"))
    let result = try run("list", in: project)
    #expect(result.status == 0)
    #expect(result.output.contains("absent; fetch it: dmil data fetch hopper-expert-v2\n"))
    #expect(result.output.contains("damaged: 3 bytes instead of 2040573"))
  }

  @Test func endsWithSixtyFiveOnAFileThatIsNotOne() throws {
    let project = try TemporaryProject()
    let file = project.folder.appending(path: "a.hdf5")
    try Data("not HDF5".utf8).write(to: file)
    let result = try run("describe", file.path, in: project)
    #expect(result.status == 65)
    #expect(result.lastLine.hasPrefix("dmil: exit code 65: \(file.path): it cannot be opened"))
  }

  @Test func endsWithTwoOnAnUnknownName() throws {
    let project = try TemporaryProject()
    let result = try run("fetch", "hopper-expert", in: project)
    #expect(result.status == 2)
    #expect(result.lastLine.hasSuffix("did you mean 'hopper-expert-v2'?"))
  }
}
