import DataFiles
import Datasets
import Distributions
import Environments
import Foundation
import Plotting
import Records
import Reporting
import Specifications
import Store
import TestSupport
import Testing
import Typesetting
@testable import EquationChecks
@testable import Running

@testable import dmil

/// The exit codes that the README lists, for errors of every module.
@Suite struct ErrorMappingTests {
  @Test(
    "Each error has the exit code of its kind",
    arguments: [
      (DatasetError(file: "a", problem: "b", remedy: "c"), .invalidInput),
      (DataError.unknown(name: "a", hint: "b"), .usage),
      (DataError.missingTool(name: "a"), .toolMissing),
      (DataError.unreachable(address: "a", reason: "b"), .temporarilyUnavailable),
      (DataError.differs(file: "a", address: "b", found: "c", expected: "d"), .verificationFailed),
      (DataError.unwritable(path: "a", reason: "b"), .configuration),
      (DistributionError.program(.missingTool(name: "a", packages: "b")), .toolMissing),
      (DistributionError.program(.file(path: "a", reason: "b")), .inputOutput),
      (EnvironmentError(subject: "a", problem: "b"), .toolMissing),
      (EquationSourceError(file: "a", line: 1, problem: "b"), .verificationFailed),
      (StoreError.damaged(.edited(file: "a", problem: "b")), .verificationFailed),
      (StoreError.disputed(file: "a", dispute: "b"), .verificationFailed),
      (StoreError.system(path: "a", code: ENOSPC), .temporarilyUnavailable),
      (StoreError.system(path: "a", code: EROFS), .configuration),
      (StoreError.system(path: "a", code: EIO), .inputOutput),
      (RecordError.edited(file: "a", problem: "b"), .verificationFailed),
      (ReportError.figure(.gnuplotMissing(program: "a", messages: "b")), .toolMissing),
      (ReportError.figure(.fontMissing(messages: "a")), .toolMissing),
      (ReportError.typesetting(.missingTool(name: "a", packages: "b")), .toolMissing),
      (ReportError.typesetting(.file(path: "a", reason: "b")), .inputOutput),
      (ReportError.damaged(["a"]), .verificationFailed),
      (ReportError.figure(.gnuplotWarned(figure: "a", messages: "b")), .internalError),
      (ReportError.file(path: "a", reason: "b"), .inputOutput),
      (Interrupted(), .interrupted), (CocoaError(.fileReadNoSuchFile), .invalidInput),
      (CocoaError(.fileWriteOutOfSpace), .inputOutput),
      (CancellationError(), .internalError),
    ] as [(any Error, Failure.Status)])
  func errorsHaveCodes(error: any Error, status: Failure.Status) throws {
    #expect(try #require(Failure(error)).status == status)
  }

  @Test("A working store that cannot be one is named, with exit code 78")
  func refusesAWrongStore() throws {
    let project = try TemporaryProject()
    let file = try project.write("", to: "file")
    for (work, problem) in [
      (file.path, "is not a folder"), ("~/store", "begins with '~'"),
      (file.path + "/store", "Not a directory"),
    ] {
      let result = try project.run("run", environment: ["DMIL_WORK": work])
      #expect(result.status == 78)
      #expect(result.lastLine.contains(problem), "\(result.lastLine)")
    }
    #expect(!FileManager.default.fileExists(atPath: project.folder.appending(path: "~").path))
  }

  @Test("A folder is no place for an embedding: exit code 2 before anything is read")
  func refusesAFolder() throws {
    let project = try TemporaryProject()
    let result = try project.run(
      "bench", "--points", "absent", "--embedding", project.folder.path)
    #expect(result.status == 2)
    #expect(result.lastLine.contains("is a folder; name a file"))
    #expect(try project.run("bench", "--points", "absent").status == 65)
  }

  @Test("The repository is found from a folder in it, and asked for elsewhere")
  func findsTheRepository() throws {
    let project = try TemporaryProject()
    func result(in folder: URL) throws -> ProgramResult {
      try RunningProgram(TemporaryProject.program, ["plan"], in: folder).waitUntilExit()
    }
    #expect(
      try result(in: project.repository.appending(path: "paper/experiments")).status == 0)
    let elsewhere = try result(in: project.folder)
    #expect(elsewhere.status == 2)
    #expect(elsewhere.lastLine.contains("name it with --repository"))
  }
}
