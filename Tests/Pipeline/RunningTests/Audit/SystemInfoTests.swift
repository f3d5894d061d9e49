import Foundation
import Records
import TestSupport
import Testing
@testable import Running

@Suite struct SystemInfoTests {
  @Test func namesCompilerMachineAndLibraries() throws {
    let folder = try TemporaryFolder()
    let info = SystemInfo(repository: folder.url)
    #expect(try #require(info.entries["swift"]).contains("Swift version"))
    #expect(try #require(info.entries["mujoco"]).contains(/\d+\.\d+/))
    #expect(info.entries[NumericClass.key] == NumericClass.current.description)
    for name in ["cpu", "cores", "os", "openblas", "openblas_kernel", "gnuplot", "pandoc", "tex"] {
      #expect(info.entries[name]?.isEmpty == false, "\(name)")
    }
    #expect(info.commit.isEmpty && info.sourceSHA256.isEmpty)
    #expect(info.isDirty == nil, "unknown outside a repository")
  }

  @Test func hashesNamesAndContentsOfSourcesAlone() throws {
    let folder = try TemporaryFolder()
    func hash() -> String { SourceHash(repository: folder.url).hex }
    let file = try folder.write("let a = 1", to: "Sources/A/A.swift")
    let first = hash()
    let unnormalized = URL(filePath: folder.url.path + "/./", directoryHint: .isDirectory)
    #expect(SourceHash(repository: unnormalized).hex == first)
    #expect(SourceHash(repository: folder.url, paths: ["Sources/A"]).hex == first)
    #expect(SourceHash(repository: folder.url, paths: ["Sources/B"]).hex.isEmpty)
    try folder.write("text", to: "README.md")
    #expect(hash() == first)
    try file.write("let a = 2")
    #expect(hash() != first)
    try file.write("let a = 1")
    #expect(hash() == first)
    try FileManager.default.moveItem(
      at: file, to: folder.url.appending(path: "Sources/A/B.swift"))
    #expect(hash() != first)
  }

  @Test func saysWhetherTheWorkingTreeDiffersFromTheCommit() throws {
    let folder = try TemporaryFolder()
    try execute("git", "init", "-q", in: folder.url)
    try folder.write("1", to: "a")
    try execute("git", "add", "a", in: folder.url)
    try execute("git", "commit", "-qm", "a", in: folder.url)
    let clean = SystemInfo(repository: folder.url)
    #expect(clean.commit.count == 40 && clean.isDirty == false)
    try folder.write("2", to: "a")
    #expect(SystemInfo(repository: folder.url).isDirty == true)
  }
}
