import Foundation
import Records
import TestSupport
import Testing

@Suite struct RunCommandTests {
  /// A training run of 800 updates, 200 of them pre-training, with a snapshot after the 350th.
  static let short = TemporaryProject.specifications.mapValues {
    $0.replacing("steps: 36_000", with: "steps: 600").replacing(
      "interval: 3000", with: "interval: 100")
  }

  /// The results of an uninterrupted run.
  private static let whole = Result { () throws -> [String: Data] in
    let project = try TemporaryProject(short)
    try project.output("run")
    return try project.results()
  }

  /// Starts a run that sends itself a signal after an update, with checkpoints so many seconds apart.
  private func run(
    _ project: TemporaryProject, until update: Int, signal: Int32, interval: String = "0"
  ) throws -> ProgramResult {
    try project.run(
      "run", "--profile", "quick", "--checkpoint-every", interval,
      environment: ["DMIL_TEST_SIGNAL": "\(signal)@\(update)"])
  }

  @Test("A run killed three times ends in the same bytes")
  func kills() throws {
    let project = try TemporaryProject(Self.short)
    for update in [1, 350, 800] {
      #expect(try run(project, until: update, signal: SIGKILL).status == SIGKILL)
    }
    try project.output("run")
    #expect(try project.results() == Self.whole.get())
  }

  /// ORIL learns no density.
  @Test(
    "A curve has the likelihood of held-out transitions, where there are any and π has a density")
  func heldOut() throws {
    var specifications = TemporaryProject.specifications
    specifications["training"] = """
      kind: training
      task: standing-still
      dataset: data
      mixture: few-expert
      expert_transition_counts: [40, 300]
      suboptimal_dataset: data
      suboptimal_transitions: 100
      train: {steps: 2, batch_size: 16}
      evaluation: {interval: 1, episodes: 1}
      methods:
        bc-exp: {policy_widths: [16]}
        oril: {policy_widths: [16], critic_widths: [16], reward_widths: [16]}
      """
    let project = try TemporaryProject(specifications)
    let result = try project.run("run")
    #expect(result.status == 0, "\(result.errors)")
    let curves = try project.results().filter { $0.key.hasSuffix("/curve.csv") }.values.map {
      try Curve(csv: String(decoding: $0, as: UTF8.self), file: "curve.csv")
    }
    func counts(_ column: CurveColumn) -> [Int] {
      curves.map { $0.points(of: column).count }.sorted()
    }
    #expect(counts(.trainingLogLikelihood) == [0, 0, 3, 3])
    #expect(counts(.heldOutLogLikelihood) == [0, 0, 0, 3])
  }

  @Test("A killed run resumes from its last checkpoint")
  func resumesAfterAKill() throws {
    let project = try TemporaryProject(Self.short)
    _ = try run(project, until: 252, signal: SIGKILL)
    #expect(try project.run("plan").output.contains(/resume at 52 +training/))
    _ = try project.run("run")
    let logs = try FileManager.default.subpathsOfDirectory(atPath: project.work.path)
      .filter { $0.hasSuffix("/log.txt") }
      .map { try project.work.appending(path: $0).text }
    #expect(logs.joined().contains("resumed at step 52\n"))
  }

  @Test(
    "A signal stops a run after a checkpoint, and the message says how to continue",
    arguments: [
      (SIGHUP, 129 as Int32, "hung up"), (SIGINT, 130, "interrupted"), (SIGTERM, 143, "terminated"),
    ])
  func signals(signal: Int32, status: Int32, word: String) throws {
    let project = try TemporaryProject(Self.short)
    let result = try run(project, until: 252, signal: signal, interval: "inf")
    #expect(result.status == status)
    #expect(result.lastLine == "dmil: exit code \(status): \(word)")
    #expect(result.errors.contains("Continue with: dmil run --profile quick"))
    #expect(try project.run("plan").output.contains(/resume at \d+ +training/))
    #expect(try project.run("run").status == 0)
    #expect(try project.results() == Self.whole.get())
  }

  @Test("Signals that come twice, as schedulers send them, leave a checkpoint, too")
  func repeatedSignal() throws {
    var specifications = Self.short
    specifications["training"]?.replace("steps: 600", with: "steps: 100_000_000")
    let project = try TemporaryProject(specifications)
    let program = try project.start(["run", "--checkpoint-every", "0.1"])
    // After pre-training.
    try program.wait(for: { $0.contains(/\/checkpoint-\d{4,}\./) }, below: project.work)
    for _ in 0..<5 { program.send(SIGTERM) }
    let result = try program.waitUntilExit()
    #expect(result.status == 143)
    #expect(result.errors.contains("Progress is saved."))
    #expect(try project.run("plan").output.contains(/resume at \d+ +training/))
  }

  @Test("A run writes every file of its result, and is not executed again") func repeats() throws {
    let project = try TemporaryProject(Self.short)
    _ = try project.run("run")
    let again = try project.run("run")
    #expect(again == ProgramResult(status: 0, output: "Every run has its result.\n", errors: ""))
    #expect(try project.run("plan").output.contains("nothing to do"))
    let names = Set(try project.results().keys.compactMap { $0.split(separator: "/").last })
    #expect(
      names == [
        "result.json", "curve.csv", "trajectory.csv", "checkpoint.safetensors",
        "snapshot-600.safetensors", "snapshot-150.safetensors", "transitions.safetensors",
      ])
  }

  @Test(
    "A duration has units and is not zero", arguments: ["20", "20 min", "0min", "min", "-1h"])
  func refusedDurations(text: String) throws {
    let result = try TemporaryProject().run("run", "--for=\(text)")
    #expect(result.status == 2)
    #expect(
      result.errors.contains("expected a duration such as 150min, 2h or 1h30min, not '\(text)'"))
  }

  @Test("At the end of the given time runs stop, and what is left is said") func window() throws {
    var specifications = Self.short
    specifications["training"]?.replace("steps: 600", with: "steps: 100_000_000")
    let project = try TemporaryProject(specifications)
    let result = try project.run("run", "--for", "1s", "--profile", "quick")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains(/^\d runs? done, \d stopped at a checkpoint, \d left.\n/))
    #expect(result.output.hasSuffix("Continue with: dmil run --profile quick\n"))
  }

  @Test("If all runs end in time, the output is as without a limit") func enoughTime() throws {
    let project = try TemporaryProject(Self.short)
    let result = try project.run("run", "--for", "1h30min")
    #expect(result == ProgramResult(status: 0, output: "2 runs done.\n", errors: result.errors))
    #expect(try project.results() == Self.whole.get())
  }

  @Test("A run gives the same bytes alone and beside others") func sideBySide() throws {
    var specifications = Self.short
    specifications["other"] = specifications["training"]?
      .replacing("learning_rate: 1e-4", with: "learning_rate: 2e-4")
    let project = try TemporaryProject(specifications)
    #expect(try project.run("run", "--jobs", "3").status == 0)
    let results = try project.results()
    for (path, data) in try Self.whole.get() { #expect(results[path] == data) }
  }

  /// Besides the training of DMIL a short one of BC, in which an embedding cannot look.
  static let failing = TemporaryProject.specifications.merging([
    "bc": """
    kind: training
    task: standing-still
    dataset: data
    train: {steps: 5000, batch_size: 4}
    evaluation: {interval: 5000, episodes: 1}
    methods:
      bc: {policy_widths: [4]}
    """,
    "embedding": """
    kind: embedding
    training_run: {experiment: bc, method: bc, seed: 0}
    points: 100
    perplexity: 5
    iterations: 10
    """,
  ]) { $1 }

  @Test("With --fail-fast a failure stops the other runs after a checkpoint")
  func failsFast() throws {
    var specifications = Self.failing
    specifications["training"]?.replace("steps: 36_000", with: "steps: 100_000_000")
    let project = try TemporaryProject(specifications)
    let result = try project.run("run", "--fail-fast", "--jobs", "2")
    #expect(result.status == 3)
    #expect(result.errors.contains("stopped training/standing-still dmil seed 0"))
    #expect(try project.run("status").output.contains("interrupted training/standing-still/data"))
  }

  @Test("Only the named runs and their inputs are executed")
  func only() throws {
    let project = try TemporaryProject(Self.failing.merging(Self.short) { $1 })
    let result = try project.run("run", "--only", "bc", "--only", "data")
    #expect(result == ProgramResult(status: 0, output: "2 runs done.\n", errors: result.errors))
    let plan = try project.run("plan", "--only", "*/dmil/*")
    #expect(plan.output.contains("2 runs: 1 to run, 0 to resume, 1 to reuse"))
    let wrong = try project.run("run", "--only", "traning")
    #expect(wrong.status == 2)
    #expect(wrong.lastLine.contains("near are training"))
  }
}
