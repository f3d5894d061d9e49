import Datasets
import Foundation
import TestSupport
import Testing
@testable import DataFiles
@testable import Store

@Suite struct ImportProcessTests {
  private let folder: TemporaryFolder
  private let url: URL
  private var process = ImportProcess()

  init() throws {
    folder = try TemporaryFolder()
    url = folder.url.appending(path: "a.hdf5")
    process.program = TemporaryProject.program
    process.scratch = folder.url
  }

  private func refusal(by process: ImportProcess) throws -> DatasetError {
    try #require(throws: DatasetError.self) {
      try process.dataset(from: url, options: .init(), .all, seed: 0)
    }
  }

  @Test("The child process reads the same contents as this one") func contents() throws {
    _ = try RecordedSample(url, stepCount: 9000)
    let file = try DatasetFile(reading: url, options: .init())
    for selection in [Selection.all, .fraction(0.1), .randomTrajectories(3)] {
      #expect(
        try process.dataset(from: url, options: .init(), selection, seed: 2)
          == file.dataset(selection, seed: 2))
    }
    #expect(try process.summary(of: url, options: .init()) == file.summary())
    #expect(try folder.url.names == ["a.hdf5"])
  }

  @Test("A refusal is passed on") func refusal() throws {
    try url.write("not HDF5")
    let error = try #require(throws: DatasetError.self) {
      try DatasetFile(reading: url, options: .init())
    }
    #expect(try refusal(by: process) == error)
  }

  // MARK: Crashes

  /// A process that executes a shell script instead of the program.
  ///
  /// Another process writes the script: a file that is open for writing cannot be executed, and a
  /// child of a parallel test could inherit the descriptor.
  private func imitation(_ script: String) throws -> ImportProcess {
    let text = try folder.write("#!/bin/sh\n\(script)\n", to: "text")
    let file = folder.url.appending(path: "program")
    let install = try ChildProcess(running: "install", ["-m", "755", text.path, file.path])
    #expect(install.ending == .exit(0), "\(install.errors)")
    var process = process
    process.program = file
    return process
  }

  @Test(
    "Crashes of the process are described",
    arguments: [
      ("kill -SEGV $$", "the process that read it was ended by signal 11 (Segmentation fault)"),
      ("kill -ABRT $$", "the process that read it was ended by signal 6 (Aborted)"),
      ("kill -XCPU $$", "reading it took more than 600 s and was ended"),
      ("echo why >&2; exit 3", "the process that read it ended with exit code 3: why"),
      ("echo '{'", "the process that read it gave no reply"),
      (
        "echo 'Fatal error: could not allocate memory' >&2; kill -ILL $$",
        "reading it took more than the 64 MiB of memory that its contents need"
      ),
    ])
  func crashes(script: String, problem: String) throws {
    let refusal = try refusal(by: imitation(script))
    #expect(refusal.file == url.path)
    #expect(refusal.problem == problem)
  }

  @Test("A process that hangs is ended") func hang() throws {
    var process = try imitation("exec sleep 60")
    process.seconds = 1
    let time = try ContinuousClock().measure {
      let problem = try refusal(by: process).problem
      #expect(problem == "reading it took more than 1 s and was ended")
    }
    #expect(time < .seconds(20))
  }

  @Test("A missing program is described") func noProgram() throws {
    var process = process
    process.program = folder.url.appending(path: "absent")
    #expect(try refusal(by: process).problem.hasPrefix("no process could be started to read it"))
  }

  @Test("The process is limited in memory") func memory() throws {
    _ = try RecordedSample(url, stepCount: 200_000)
    func request(memory: Int) -> ImportRequest {
      ImportRequest(
        file: url.path, options: .init(),
        task: .extract(.all, seed: 0, output: folder.url.appending(path: "out").path),
        memory: memory, seconds: 60)
    }
    let refusal = try #require(throws: DatasetError.self) {
      try process.reply(to: request(memory: 8 << 20))
    }
    #expect(refusal.problem.contains("memory"), "\(refusal)")
    let declared = 200_000 * RecordedSample.bytesPerStep
    let reply = try process.reply(to: request(memory: ImportProcess.fixedMemory + 2 * declared))
    #expect(reply.outcome == .extracted)
    #expect(reply.peakMemory < 2 * declared)
  }
}
