import Foundation
import TestSupport
import Testing

/// The program on a store that is damaged or on a full disk.
@Suite struct StoreRefusalTests {
  private let project: TemporaryProject

  init() throws { project = try TemporaryProject(RunCommandTests.short) }

  @Test("Damaged checkpoints are refused by name and kept")
  func damagedCheckpoints() throws {
    // Until there are a snapshot after 350 updates and a checkpoint after about 400.
    _ = try project.run(
      "run", "--checkpoint-every", "0", environment: ["DMIL_TEST_SIGNAL": "\(SIGKILL)@400"])
    let folder = try project.file { $0.contains("/snapshot-350.") }.deletingLastPathComponent()
    var damaged: [URL: Data] = [:]
    for name in try folder.names {
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
    #expect(try project.run("run").status == 0)
    try project.work.appending(path: "results/notes").write("")
    let curve = try project.file { $0.hasSuffix("/curve.csv") }
    try curve.write("step\n")
    let other = try #require(RunCommandTests.short["data"])
    try project.add("other", other.replacing("300", with: "200"))
    let result = try project.run("run")
    #expect(result.status == 4)
    #expect(
      result.errors.contains(
        "damaged training/standing-still dmil seed 0: \(curve.path): not what was written"))
    #expect(result.lastLine == "dmil: exit code 4: results that are not what was stored: 1")
    let plan = try project.run("plan")
    #expect(plan.status == 4)
    #expect(plan.output.contains("3 runs, nothing to do, 1 damaged"))
    let status = try project.run("status")
    #expect(status.status == 4)
    #expect(status.output.contains("damaged training/standing-still/data/dmil/0: \(curve.path)"))
    try FileManager.default.removeItem(at: curve.deletingLastPathComponent())
    #expect(try project.run("run").status == 0, "a foreign file among the results is no obstacle")
  }

  @Test(
    "On a full disk a run stops with 75, and ends in the same bytes when there is room",
    .enabled(if: Mount.isPermitted, "mounting is not permitted here"))
  func fullDisk() throws {
    let disk = try Mount(options: "size=100k")
    let elsewhere = project.work
    project.work = disk.url
    let full = try project.run("run")
    #expect(full.status == 75)
    #expect(full.lastLine.contains("No space left on device; make room"))
    try disk.change("size=64m")
    #expect(try project.run("run").status == 0)
    let results = try project.results()
    try disk.makeReadOnly()
    #expect(try project.run("plan").output.contains("2 runs, nothing to do"))
    project.work = elsewhere
    _ = try project.run("run")
    #expect(try project.results() == results)
  }
}
