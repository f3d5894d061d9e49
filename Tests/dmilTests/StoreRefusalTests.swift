import Foundation
import TestSupport
import Testing

/// What the program says and keeps when disks and files are not as they should be.
@Suite struct StoreRefusalTests {
  @Test func namesADamagedCheckpointAndLeavesIt() throws {
    let project = try TemporaryProject()
    let running = try project.start(["run", "--checkpoint-every", "0.02"])
    try running.wait(for: { $0.contains("/snapshot-9200.") }, below: project.work)
    running.send(SIGKILL)
    running.process.waitUntilExit()
    let folder = try project.file { $0.contains("/snapshot-9200.") }.deletingLastPathComponent()
    var damaged: [URL: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let file = folder.appending(path: name)
      damaged[file] = try Data(contentsOf: file).dropLast(7)
      try damaged[file]?.write(to: file)
    }
    let result = try project.run("run")
    #expect(result.status == 3)
    #expect(result.errors.contains("\(folder.path)/"))
    #expect(result.errors.contains("Move it away and run again"))
    for (file, data) in damaged { #expect(try Data(contentsOf: file) == data) }
    try FileManager.default.removeItem(at: folder)
    #expect(try project.run("run").status == 0)
  }

  @Test func refusesAnEditedResultByName() throws {
    let project = try TemporaryProject()
    _ = try project.run("run")
    let curve = try project.file { $0.hasSuffix("/curve.csv") }
    let text = try String(contentsOf: curve, encoding: .utf8)
    try Data(text.replacingOccurrences(of: "\n0,", with: "\n0,9").utf8).write(to: curve)
    for verb in ["plan", "run"] {
      let result = try project.run(verb)
      #expect(result.status == 4)
      #expect(result.lastLine.hasPrefix("dmil: exit code 4: \(curve.path): not what the run wrote"))
    }
  }

  @Test func letsOneProcessWriteAtATime() throws {
    let project = try TemporaryProject()
    let first = try project.start(["run"])
    try first.wait(for: { $0.contains("/snapshot-") }, below: project.work)
    let second = try project.run("run")
    #expect(second.status == 75)
    #expect(second.lastLine.contains("process \(first.process.processIdentifier) on "))
    #expect(try first.waitUntilExit().status == 0)
  }

  private static func mount(_ arguments: String...) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  /// Whether this process may mount file systems.
  private static let maySeparateDisks: Bool = {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    guard mount("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.path) else {
      return false
    }
    return mount("umount", folder.path)
  }()

  @Test(.enabled(if: maySeparateDisks, "mounting is not permitted here"))
  func losesNothingOnAFullDisk() throws {
    let project = try TemporaryProject()
    let disk = project.folder.appending(path: "disk")
    try FileManager.default.createDirectory(at: disk, withIntermediateDirectories: true)
    try #require(Self.mount("mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", disk.path))
    defer { _ = Self.mount("umount", disk.path) }
    project.work = disk
    let full = try project.run("run")
    #expect(full.status == 75)
    #expect(full.lastLine.contains("No space left on device"))
    #expect(full.lastLine.contains("make room, or set DMIL_WORK to a folder on another disk"))
    try #require(Self.mount("mount", "-o", "remount,size=64m", disk.path))
    #expect(try project.run("run").status == 0)
    let elsewhere = try TemporaryProject()
    _ = try elsewhere.run("run")
    #expect(try project.results() == elsewhere.results())
  }

  @Test(.enabled(if: maySeparateDisks, "mounting is not permitted here"))
  func saysWhatToDoOnAReadOnlyDisk() throws {
    let project = try TemporaryProject()
    let disk = project.folder.appending(path: "disk")
    try FileManager.default.createDirectory(at: disk, withIntermediateDirectories: true)
    try #require(Self.mount("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.path))
    defer { _ = Self.mount("umount", disk.path) }
    project.work = disk
    let running = try project.start(["run"])
    try running.wait(for: { $0.contains("/snapshot-9200.") }, below: disk)
    running.send(SIGTERM)
    _ = try running.waitUntilExit()
    try #require(Self.mount("mount", "-o", "remount,ro", disk.path))
    let refused = try project.run("run")
    #expect(refused.status == 78)
    #expect(refused.lastLine.contains("Read-only file system"))
    #expect(refused.lastLine.contains("set DMIL_WORK to a folder that can be written"))
    #expect(try project.run("plan").output.contains("resume at"))
    try #require(Self.mount("mount", "-o", "remount,rw", disk.path))
    #expect(try project.run("run").status == 0)
  }
}
