import Foundation
import TestSupport
import Testing

@testable import dmil

@Suite struct OutputFileTests {
  private let folder: TemporaryFolder
  private var path: String { folder.url.appending(path: "file").path }

  init() throws { folder = try TemporaryFolder() }

  private func write(_ text: String, to path: String, force: Bool = false) throws {
    try OutputFile(path, force: force).write(text)
  }

  @Test("A file is replaced only on request")
  func replacesOnRequest() throws {
    try write("first", to: path)
    let failure = try #require(throws: Failure.self) { try write("second", to: path) }
    #expect(failure.status == .usage)
    #expect(failure.reason == "'\(path)' exists; pass --force to replace it")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "first")
    try write("second", to: path, force: true)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "second")
    #expect(try folder.url.names == ["file"])
  }

  @Test(
    "A folder, a link and a missing folder are refused even with --force",
    arguments: [
      ("folder", "is a folder"), ("link", "is a link; name its target"),
      ("broken", "is a link; name its target"), ("missing/file", "No such file or directory"),
      ("target/file", "Not a directory"),
    ])
  func refusesOtherThanFiles(name: String, problem: String) throws {
    let root = folder.url
    try root.appending(path: "folder").makeFolder()
    try folder.write("kept", to: "target")
    for (link, target) in [("link", "target"), ("broken", "nothing")] {
      try FileManager.default.createSymbolicLink(
        atPath: root.appending(path: link).path, withDestinationPath: target)
    }
    let before = try root.names
    let failure = try #require(throws: Failure.self) {
      try write("text", to: root.appending(path: name).path, force: true)
    }
    #expect(failure.status == .usage)
    #expect(failure.reason.contains(problem))
    #expect(try root.names == before)
    #expect(try root.appending(path: "target").text == "kept")
  }

  @Test("A pipe is written to and stays a pipe")
  func writesToAPipe() throws {
    try #require(mkfifo(path, 0o600) == 0)
    let descriptor = open(path, O_RDWR | O_NONBLOCK)
    defer { close(descriptor) }
    try write("text", to: path)
    var bytes = [UInt8](repeating: 0, count: 10)
    #expect(read(descriptor, &bytes, bytes.count) == 4)
    #expect(String(decoding: bytes.prefix(4), as: UTF8.self) == "text")
    var status = stat()
    #expect(lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
  }

  @Test("A failure while writing leaves no file")
  func leavesNothingAfterAFailure() throws {
    let file = try OutputFile(path, force: false)
    #expect(throws: CancellationError.self) {
      try file.write { url in
        try url.write("half")
        throw CancellationError()
      }
    }
    #expect(try folder.url.names == [])
  }
}
