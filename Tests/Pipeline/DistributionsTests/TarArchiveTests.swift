import Foundation
import TestSupport
import Testing
@testable import Distributions

struct TarArchiveTests {
  private let temporary: TemporaryFolder

  init() throws { temporary = try TemporaryFolder() }

  /// A folder with a text and a program, made in an order of its own.
  private func folder(_ parent: String, _ names: [String], mode: Int) throws -> URL {
    let folder = temporary.url.appending(path: "\(parent)/archive")
    for name in names {
      let file = folder.appending(path: name)
      try file.write("content of \(name)")
      let time = Date(timeIntervalSince1970: Double(mode))
      try FileManager.default.setAttributes(
        [.posixPermissions: name == "run" ? 0o700 : mode, .modificationDate: time],
        ofItemAtPath: file.path)
    }
    return folder
  }

  private func archive(_ folder: URL, time: String = "1700000000") throws -> Data {
    let file = temporary.url.appending(path: "\(UUID().uuidString).tar.xz")
    try writeTarArchive(of: folder, time: time, to: file)
    return try Data(contentsOf: file)
  }

  @Test("Order, owner, times and permissions of the files do not matter") func sameBytes() throws {
    let first = try archive(folder("a", ["b/text", "run"], mode: 0o600))
    let second = try archive(folder("b", ["run", "b/text"], mode: 0o444))
    #expect(first == second)
    #expect(try archive(folder("c", ["run", "b/text"], mode: 0o600), time: "1700000001") != first)
  }

  @Test("Files have fixed owners and modes, and programs can be executed") func modes() throws {
    let file = temporary.url.appending(path: "a.tar.xz")
    try writeTarArchive(of: folder("a", ["b/text", "run"], mode: 0o600), time: "0", to: file)
    let listing = try execute(
      "env", "TZ=UTC", "tar", "--list", "--verbose", "--numeric-owner", "--file", file.path,
      in: temporary.url)
    #expect(
      listing.split(separator: "\n").map { $0.replacing(/\s+/, with: " ") } == [
        "drwxr-xr-x 0/0 0 1970-01-01 00:00 archive/",
        "drwxr-xr-x 0/0 0 1970-01-01 00:00 archive/b/",
        "-rw-r--r-- 0/0 17 1970-01-01 00:00 archive/b/text",
        "-rwxr-xr-x 0/0 14 1970-01-01 00:00 archive/run",
      ])
  }

  @Test("A failure names the file, and what tar said") func failure() throws {
    let file = temporary.url.appending(path: "absent/a.tar.xz")
    #expect {
      try writeTarArchive(of: folder("a", ["text"], mode: 0o600), time: "0", to: file)
    } throws: { error in
      "\(error)".contains("\(file.path): tar: ") && "\(error)".contains("No such file")
    }
  }
}
