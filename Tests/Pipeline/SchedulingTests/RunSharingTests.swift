import Foundation
import Synchronization
import TestSupport
import Testing
@testable import Planning
@testable import Records
@testable import Running
@testable import Scheduling
@testable import Specifications
@testable import Store

/// Several schedules in one store, whose runs do nothing but wait for some milliseconds.
@Suite struct RunSharingTests {
  private struct Crash: Error {}

  private let folder: Folder
  private let plan: Plan
  private let store: ResultStore
  /// How often each run was executed.
  private let executions = Counter()

  private final class Counter: Sendable {
    let counts = Mutex<[RunKey: Int]>([:])

    func add(_ run: Run) { counts.withLock { $0[run.key, default: 0] += 1 } }
  }

  init() throws {
    folder = try Folder()
    try folder.addShortTraining(seeds: 0..<30)
    plan = try folder.plan(schema: Catalogue.schema(of: folder.url))
    store = ResultStore(root: folder.url.appending(path: "work"), archives: [])
  }

  private func schedule(
    _ execution: @escaping @Sendable (Run, RunMonitor) throws -> RunOutput
  ) -> Schedule {
    var schedule = Schedule(
      plan: plan, store: store, jobCount: 1, checkpointInterval: nil, repository: folder.url)
    schedule.execution = { [executions] run, monitor in
      executions.add(run)
      Thread.sleep(forTimeInterval: 0.01)
      return try execution(run, monitor)
    }
    return schedule
  }

  /// Executes so many schedules at once.
  private func outcomes(
    _ count: Int, of execution: @escaping @Sendable (Run, RunMonitor) throws -> RunOutput
  ) async throws -> [Schedule.Outcome] {
    let outcomes = Mutex<[Schedule.Outcome]>([])
    let schedule = schedule(execution)
    let errors = Mutex<[any Error]>([])
    let group = DispatchGroup()
    for _ in 0..<count {
      group.enter()
      Thread {
        do {
          let outcome = try schedule.execute()
          outcomes.withLock { $0.append(outcome) }
        } catch {
          errors.withLock { $0.append(error) }
        }
        group.leave()
      }.start()
    }
    await withCheckedContinuation { continuation in
      group.notify(queue: .global()) { continuation.resume() }
    }
    if let error = errors.withLock({ $0.first }) { throw error }
    return outcomes.withLock { $0 }
  }

  @Test("Schedules share the runs: each is executed once, and each schedule ends with all results")
  func share() async throws {
    let outcomes = try await outcomes(4) { _, _ in RunOutput([("score", 1)]) }
    #expect(executions.counts.withLock { $0.values.allSatisfy { $0 == 1 } })
    #expect(outcomes.map { $0.finishedCount + $0.elsewhereCount } == [31, 31, 31, 31])
    #expect(outcomes.map(\.finishedCount).reduce(0, +) == 31)
    for run in plan.runs { #expect(try store.result(of: run) != nil) }
    for name in ["locks", "staging"] {
      #expect(try store.root.appending(path: name).names.isEmpty)
    }
  }

  @Test("A run that fails is executed once by all, and again by a later schedule")
  func failure() async throws {
    let outcomes = try await outcomes(3) { run, _ in
      if run.kind == .training, run.seed == 3 { throw Crash() }
      return RunOutput([("score", 1)])
    }
    for outcome in outcomes {
      #expect(outcome.failures.map(\.name) == ["bc/standing-still bc seed 3"])
      #expect("\(outcome.failures[0].error)".hasPrefix("Crash"))
    }
    let run = try plan.runs(matching: "bc/*/*/bc/3")[0]
    #expect(executions.counts.withLock { $0[run.key] } == 1)
    let later = try schedule { _, _ in RunOutput([("score", 1)]) }.execute()
    #expect(later.finishedCount == 1)
    #expect(later.failures.isEmpty)
  }

  @Test(
    "A run may be tried again, and the note on its failure ends with its log", arguments: [1, 2])
  func retries(tries: Int) throws {
    var schedule = schedule { [executions] run, monitor in
      monitor.note("tried")
      if run.kind == .dataset, executions.counts.withLock({ $0[run.key] }) == 1 { throw Crash() }
      return RunOutput([("score", 1)])
    }
    schedule.tries = tries
    let data = try plan.runs(matching: "data")[0]
    let outcome = try schedule.execute()
    #expect(outcome.failures.count == 2 - tries)
    #expect(outcome.finishedCount == (tries == 2 ? 31 : 0))
    let note = try store.note(.failure, on: data)
    #expect(tries == 2 ? note == nil : note?.contains(#/^Crash\(\)\n  \S+Z tried$/#) == true)
  }

  @Test("An earlier failure of a run that is not to be tried again is one") func earlierFailure()
    throws
  {
    let data = try plan.runs(matching: "data")[0]
    try store.write("no robot", as: .failure, on: data)
    var schedule = schedule { _, _ in RunOutput([("score", 1)]) }
    schedule.retried = []
    #expect(try schedule.execute().blockedNames.count == 30)
    #expect(executions.counts.withLock { $0.isEmpty })
    schedule.retried = nil
    #expect(try schedule.execute().finishedCount == 31)
  }

  @Test("A run that another process executes is waited for, until the time is up")
  func waits() throws {
    let data = try plan.runs(matching: "data")[0]
    let lock = try #require(try store.lock(data))
    var schedule = Schedule(
      plan: plan, store: store, jobCount: 1, checkpointInterval: nil, repository: folder.url,
      deadline: Deadline(after: .seconds(1)))
    schedule.execution = { _, _ in RunOutput([("score", 1)]) }
    let outcome = try schedule.execute()
    lock.release()
    #expect(outcome.finishedCount == 0)
    #expect(outcome.leftCount == 31)
    #expect(outcome.awaited == [data.key])
  }

  @Test("A result that lacks files is made again, and not taken for one of another process")
  func incomplete() throws {
    func schedule(_ plan: Plan, _ store: ResultStore) -> Schedule {
      var schedule = Schedule(
        plan: plan, store: store, jobCount: 1, checkpointInterval: nil, repository: folder.url)
      schedule.execution = { _, _ in
        var output = RunOutput([("score", 1)])
        output.add(file: "table.csv", "step\n")
        return output
      }
      return schedule
    }
    let data = try plan.runs(matching: "data")[0]
    #expect(try schedule(plan.keeping([data.key]), store).execute().finishedCount == 1)
    try FileManager.default.removeItem(at: store.folder(of: data).appending(path: "table.csv"))
    let results = store.root.appending(path: "results")
    let reader = ResultStore(root: folder.url.appending(path: "reader"), archives: [results])
    try reader.root.copy(["results"], from: store.root)
    #expect(reader.hasOwnResult(of: data))
    #expect(try schedule(plan, reader).execute().finishedCount == 31)
    #expect(try reader.hasAllFiles(of: data))
  }

  @Test("A process that lost its lock stops its run, and takes the result of the other")
  func loss() throws {
    let (data, store) = (try plan.runs(matching: "data")[0], store)
    let file = store.root.appending(path: "locks/\(data.checkpointKey.hex)")
    var schedule = schedule { run, monitor in
      guard run.kind == .dataset else { return RunOutput([("score", 1)]) }
      // Another process takes the lock over, and writes the result.
      try FileManager.default.removeItem(at: file)
      try store.make(run)
      for _ in 0..<400 where !monitor.mustStop { Thread.sleep(forTimeInterval: 0.05) }
      throw Interrupted()
    }
    schedule.heartbeat = 0
    let outcome = try schedule.execute()
    #expect(outcome.elsewhereCount == 1)
    #expect(outcome.finishedCount == 30)
  }

  @Test("A result with other numbers is filed as a dispute, and what needs the first goes on")
  func dispute() throws {
    let store = store
    let outcome = try schedule { run, _ in
      if run.kind == .dataset { try store.make(run, score: 0.5) }
      return RunOutput([("score", 1)])
    }.execute()
    #expect(outcome.finishedCount == 30)
    #expect(outcome.disputes.map(\.name) == ["data/standing-still lqr seed 0"])
    let data = try plan.runs(matching: "data")[0]
    #expect(try store.disputes(of: data).count == 1)
  }
}
