import Foundation
import Planning
import Records
import Running
import Store
import TestSupport
import Testing

/// Several processes that make the runs of one store.
@Suite struct WorkerTests {
  /// Demonstrations, and six training runs of about a second.
  private static let specifications = TemporaryProject.specifications.mapValues {
    $0.replacing("steps: 36_000", with: "steps: 2000").replacing(
      "methods:", with: "seeds: [0, 1, 2, 3, 4, 5]\nmethods:")
  }

  /// The results of one process alone.
  private static let alone = Result { () throws -> [String: Data] in
    let project = try TemporaryProject(specifications)
    try project.output("run")
    return try project.results()
  }

  private let project: TemporaryProject

  init() throws { project = try TemporaryProject(Self.specifications) }

  private func start(_ command: String = "run") throws -> RunningProgram {
    try project.start([command, "--profile", "quick", "--jobs", "1", "--checkpoint-every", "0.1"])
  }

  @Test("Processes that start at once make each run once, and end when all have results")
  func share() throws {
    let programs = try ["run", "run", "run", "worker"].map(start)
    let results = try programs.map { try $0.waitUntilExit() }
    for result in results { #expect(result.status == 0, "\(result.errors)") }
    let events = results.flatMap { $0.errors.split(separator: "\n") }
    #expect(events.count { $0.contains("Z start ") } == 7)
    #expect(events.count { $0.contains("Z done ") } == 7)
    let output = /^(\d runs? done(, \d by other processes)?\.|Every run has its result\.)\n/
    #expect(results.allSatisfy { $0.output.contains(output) })
    #expect(try project.results() == Self.alone.get())
    #expect(try project.work.appending(path: "locks").names.isEmpty)
  }

  @Test("One of two workers is killed at five random moments, and the results have the same bytes")
  func kills() throws {
    let other = try start()
    for _ in 0..<5 {
      let victim = try start()
      Thread.sleep(forTimeInterval: .random(in: 0.2...2))
      victim.send(SIGKILL)
      _ = try victim.waitUntilExit()
    }
    let result = try other.waitUntilExit()
    #expect(result.status == 0, "\(result.errors)")
    #expect(try project.results() == Self.alone.get())
    #expect(try project.run("run").output == "Every run has its result.\n")
  }

  @Test("A run that was made twice with different numbers is named until its folder is removed")
  func dispute() throws {
    let plan = try Plan(
      loading: project.repository.appending(path: "paper/experiments"), profile: .quick,
      schema: Catalogue.schema(of: project.repository))
    let run = try plan.runs(matching: "training/*/*/dmil/0")[0]
    let store = ResultStore(root: project.work, archives: [])
    let worker = try start()
    let folder = "checkpoints/\(run.checkpointKey.hex)/"
    try worker.wait(for: { $0.hasPrefix(folder) }, below: project.work)
    let first = try store.make(run)
    let result = try worker.waitUntilExit()
    #expect(result.status == 4)
    #expect(result.lastLine == "dmil: exit code 4: runs made again with other numbers: 1")
    let dispute = try #require(try store.disputes(of: run).first)
    #expect(result.errors.contains("the first result is kept, the other is in \(dispute)"))
    #expect(result.errors.split(separator: "\n").count { $0.contains("Z done ") } == 6)
    #expect(try store.result(of: run) == first)
    let line = "disputed \(run.path): other numbers in \(dispute)\n"
    #expect(try project.run("status").output.contains(line))
    let verification = try project.run("verify")
    #expect(verification.status == 4)
    #expect(verification.errors.contains(line))
    try FileManager.default.removeItem(atPath: dispute)
    #expect(try !project.run("status").output.contains("disputed"))
  }

  @Test(
    "Where flock, link and fsync fail and files are stale for seconds, nothing is lost",
    .enabled(if: isInstalled("gcc"), "needs gcc"))
  func unreliableFolder() throws {
    let library = try preloadedLibrary("unreliable_folder.c", in: project.folder)
    let result = try project.run(
      "run", "--profile", "quick",
      environment: ["LD_PRELOAD": library.path, "UNRELIABLE_FOLDER": project.work.path + "/"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains(/\nrefused \d+ calls\n/))
    #expect(result.errors.split(separator: "\n").count { $0.contains("warning: flock ") } == 1)
    #expect(try project.results() == Self.alone.get())
  }
}
