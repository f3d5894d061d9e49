import Datasets
import Foundation
import LinearAlgebra
import Testing
import TestSupport
@testable import Store
@testable import Running

@Suite struct ImportProcessTests {
  private let folder: TemporaryFolder
  private let url: URL
  private var process = ImportProcess()
  private let assumptions = DatasetFile.Assumptions()

  init() throws {
    folder = try TemporaryFolder()
    url = folder.url.appending(path: "a.hdf5")
    process.program = builtProgram
    process.scratch = folder.url
  }

  private func refusal(
    by process: ImportProcess, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> DatasetError {
    try #require(throws: DatasetError.self, sourceLocation: sourceLocation) {
      try process.demonstrations(from: url, assuming: assumptions, .all, seed: 0)
    }
  }

  @Test func readsWhatThisProcessReads() throws {
    _ = try RecordedSample(url, stepCount: 9000)
    let file = try DatasetFile(reading: url, assuming: assumptions)
    for selection in [Selection.all, .share(0.1), .randomTrajectories(3)] {
      #expect(
        try process.demonstrations(from: url, assuming: assumptions, selection, seed: 2)
          == file.demonstrations(selection, seed: 2))
    }
    #expect(try process.summary(of: url, assuming: assumptions) == file.summary())
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(left == ["a.hdf5"])
  }

  @Test func passesARefusalOn() throws {
    try Data("not HDF5".utf8).write(to: url)
    let error = try #require(throws: DatasetError.self) {
      try DatasetFile(reading: url, assuming: assumptions)
    }
    #expect(try refusal(by: process) == error)
  }

  // MARK: Deaths

  /// A program that stands in for ours and does what the script says.
  ///
  /// Another process writes it. A file that this one had open for writing could not be run for as
  /// long as a child, started by a test beside this one, has inherited the descriptor.
  private func stand(in script: String) throws -> ImportProcess {
    let text = folder.url.appending(path: "text")
    let file = folder.url.appending(path: "program")
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: text)
    let install = try ChildProcess(
      running: URL(filePath: "/usr/bin/install"), ["-m", "755", text.path, file.path],
      environment: [:], in: folder.url, seconds: 60)
    #expect(install.cause == .exit(0), "\(install.errors)")
    var process = process
    process.program = file
    return process
  }

  @Test(arguments: [
    ("kill -SEGV $$", "the process that read it died of signal 11 (Segmentation fault)"),
    ("kill -ABRT $$", "the process that read it died of signal 6 (Aborted)"),
    ("kill -XCPU $$", "reading it took more than 600 s and was ended"),
    ("echo why >&2; exit 3", "the process that read it ended with exit code 3: why"),
    ("echo '{'", "the process that read it gave no answer"),
    (
      "echo 'Fatal error: could not allocate memory' >&2; kill -ILL $$",
      "reading it took more than the 64 MiB of memory that its contents may need"
    ),
  ])
  func saysHowTheProcessDied(script: String, problem: String) throws {
    let refusal = try refusal(by: stand(in: script))
    #expect(refusal.file == url.path)
    #expect(refusal.problem == problem)
  }

  @Test func endsAProcessThatHangs() throws {
    var process = try stand(in: "exec sleep 60")
    process.seconds = 1
    let clock = ContinuousClock()
    let start = clock.now
    #expect(try refusal(by: process).problem == "reading it took more than 1 s and was ended")
    let time = clock.now - start
    #expect(time < .seconds(20))
  }

  @Test func saysWhenThereIsNoProgram() throws {
    var process = process
    process.program = folder.url.appending(path: "absent")
    #expect(try refusal(by: process).problem.hasPrefix("no process could be started to read it"))
  }

  @Test func isLimitedInMemory() throws {
    _ = try RecordedSample(url, stepCount: 200_000)
    func request(memory: Int) -> ImportRequest {
      ImportRequest(
        file: url.path, assumptions: assumptions,
        task: .extract(.all, seed: 0, output: folder.url.appending(path: "out").path),
        memory: memory, seconds: 60)
    }
    let refusal = try #require(throws: DatasetError.self) {
      try process.reply(to: request(memory: 8 << 20))
    }
    #expect(refusal.problem.contains("memory"), "\(refusal)")
    let declared = 200_000 * RecordedSample.bytesPerStep
    let reply = try process.reply(to: request(memory: process.fixedMemory + 2 * declared))
    #expect(reply.outcome == .extracted)
    #expect(reply.peakMemory < 2 * declared)
  }
}
