import Foundation
import TestSupport
import Testing

/// What the program says and keeps when disks and files are not as they should be.
@Suite struct StoreRefusalTests {
  /// Runs until there are a snapshot after 350 updates and a checkpoint after about 400.
  private func interrupt(_ project: TemporaryProject, signal: Int32) throws {
    _ = try project.run(
      "run", "--checkpoint-every", "0", environment: ["DMIL_TEST_SIGNAL": "\(signal)@400"])
  }

  @Test("Damaged checkpoints are refused by name and kept")
  func damagedCheckpoints() throws {
    let project = try TemporaryProject(RunCommandTests.short)
    try interrupt(project, signal: SIGKILL)
    let folder = try project.file { $0.contains("/snapshot-350.") }.deletingLastPathComponent()
    var damaged: [URL: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let file = folder.appending(path: name)
      damaged[file] = try Data(contentsOf: file).dropLast(7)
      try damaged[file]?.write(to: file)
    }
    #expect(damaged.count == 2)
    let result = try project.run("run")
    #expect(result.status == 3)
    #expect(result.errors.contains("\(folder.path)/"))
    #expect(result.errors.contains("move it away and run again"))
    for (file, data) in damaged { #expect(try Data(contentsOf: file) == data) }
    try FileManager.default.removeItem(at: folder)
    #expect(try project.run("run").status == 0)
  }

  @Test(
    "A damaged result is named with exit code 4 and left alone, and the other runs are executed")
  func damagedResult() throws {
    let project = try TemporaryProject(RunCommandTests.short)
    #expect(try project.run("run").status == 0)
    try Data().write(to: project.work.appending(path: "results/notes"))
    let curve = try project.file { $0.hasSuffix("/curve.csv") }
    try Data("step\n".utf8).write(to: curve)
    let other = try #require(RunCommandTests.short["data.yaml"])
    try project.write(
      other.replacing("id: data", with: "id: other").replacing("300", with: "200"), to: "other.yaml"
    )
    let result = try project.run("run")
    #expect(result.status == 4)
    #expect(
      result.errors.contains(
        "damaged training/standing-still dmil seed 0: \(curve.path): not what was written"))
    #expect(result.lastLine == "dmil: exit code 4: results that are not what was stored: 1")
    let plan = try project.run("plan")
    #expect(plan.status == 4)
    #expect(plan.output.contains("3 runs, nothing to do, 1 damaged"))
    #expect(try project.run("why", "training").output.contains("damaged: \(curve.path)"))
    try FileManager.default.removeItem(at: curve.deletingLastPathComponent())
    #expect(try project.run("run").status == 0, "a foreign file among the results is no obstacle")
  }

  @Test("A second process that writes is refused with the name of the first")
  func oneWriter() throws {
    let project = try TemporaryProject(RunCommandTests.short)
    try FileManager.default.createDirectory(at: project.work, withIntermediateDirectories: true)
    let descriptor = open(project.work.appending(path: "lock").path, O_RDWR | O_CREAT, 0o644)
    defer { close(descriptor) }
    try #require(flock(descriptor, LOCK_EX) == 0)
    let holder = "process 7 on earth"
    pwrite(descriptor, holder, holder.utf8.count, 0)
    let second = try project.run("run")
    #expect(second.status == 75)
    #expect(second.lastLine.contains("process 7 on earth writes this store"))
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
    let project = try TemporaryProject(RunCommandTests.short)
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
    let elsewhere = try TemporaryProject(RunCommandTests.short)
    _ = try elsewhere.run("run")
    #expect(try project.results() == elsewhere.results())
  }

  @Test(.enabled(if: maySeparateDisks, "mounting is not permitted here"))
  func saysWhatToDoOnAReadOnlyDisk() throws {
    let project = try TemporaryProject(RunCommandTests.short)
    let disk = project.folder.appending(path: "disk")
    try FileManager.default.createDirectory(at: disk, withIntermediateDirectories: true)
    try #require(Self.mount("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.path))
    defer { _ = Self.mount("umount", disk.path) }
    project.work = disk
    try interrupt(project, signal: SIGTERM)
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
