import Foundation
import TestSupport
import Testing
@testable import Distributions

struct DistributionFolderTests {
  @Test("Checksums name each file in order, and sha256sum accepts them until a file changes")
  func checksums() throws {
    let temporary = try TemporaryFolder()
    let folder = DistributionFolder(url: temporary.url)
    try folder.add("b", as: "b/b.txt")
    try folder.add("a", as: "a.txt")
    try folder.add(copyOf: folder.place(of: "a.txt"), as: ".hidden/c.txt")
    try folder.addChecksums()
    let lines = try folder.place(of: "SHA256SUMS").text.split(separator: "\n")
    #expect(lines.map { $0.split(separator: " ").last } == [".hidden/c.txt", "a.txt", "b/b.txt"])
    try execute("sha256sum", "--check", "--strict", "SHA256SUMS", in: temporary.url)
    try folder.place(of: "b/b.txt").write("c")
    #expect(throws: ProgramResult.self) {
      try execute("sha256sum", "--check", "--strict", "SHA256SUMS", in: temporary.url)
    }
  }

  @Test("A copy has the executable bit, and does not replace a file") func copies() throws {
    let temporary = try TemporaryFolder()
    let program = try temporary.write("run", to: "program")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    let folder = DistributionFolder(url: temporary.url.appending(path: "folder"))
    try folder.add("first", as: "text")
    for path in ["text", "bin/program"] { try folder.add(copyOf: program, as: path) }
    #expect(try folder.place(of: "text").text == "first")
    #expect(FileManager.default.isExecutableFile(atPath: folder.place(of: "bin/program").path))
    #expect(folder.contains("bin") && !folder.contains("absent"))
  }
}
