import Foundation
import Testing

@Suite struct DataCommandTests {
  private func run(_ arguments: String..., in workshop: Workshop) throws -> Workshop.Ending {
    try Running(
      Workshop.program, ["data"] + arguments, in: workshop.folder,
      environment: ["DMIL_WORK": workshop.work.path]
    ).ending()
  }

  @Test func listsWhatIsHereAndHowToGetTheRest() throws {
    let workshop = try Workshop()
    let data = workshop.work.appending(path: "data")
    try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
    try Data("cut".utf8).write(to: data.appending(path: "pen-human-v1.hdf5"))
    let ending = try run("list", in: workshop)
    #expect(ending.status == 0)
    #expect(ending.output.contains("absent; fetch it: dmil data fetch hopper-expert-v2\n"))
    #expect(ending.output.contains("damaged: 3 bytes instead of 2040573"))
  }

  @Test func endsWithSixtyFiveOnAFileThatIsNotOne() throws {
    let workshop = try Workshop()
    let file = workshop.folder.appending(path: "a.hdf5")
    try Data("not HDF5".utf8).write(to: file)
    let ending = try run("describe", file.path, in: workshop)
    #expect(ending.status == 65)
    #expect(ending.lastLine.hasPrefix("dmil: exit code 65: \(file.path): it cannot be opened"))
  }

  @Test func endsWithTwoOnAnUnknownName() throws {
    let workshop = try Workshop()
    let ending = try run("fetch", "hopper-expert", in: workshop)
    #expect(ending.status == 2)
    #expect(ending.lastLine.hasSuffix("did you mean 'hopper-expert-v2'?"))
  }
}
