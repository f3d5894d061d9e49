import Foundation
import TestSupport
import Testing

@Suite struct RunCommandTests {
  private static let often = ["run", "--checkpoint-every", "0.02"]

  /// What an undisturbed run leaves, made once.
  private static let whole = Result { () throws -> (results: [String: Data], seconds: Double) in
    let project = try TemporaryProject()
    let start = ContinuousClock.now
    let result = try project.run("run")
    try #require(result.status == 0, "\(result.errors)")
    return (try project.results(), start.duration(to: .now) / .seconds(1))
  }

  @Test func makesEveryFileOfTheContract() throws {
    let names = Set(try Self.whole.get().results.keys.compactMap { $0.split(separator: "/").last })
    #expect(
      names == [
        "result.json", "curve.csv", "trajectory.csv", "checkpoint.safetensors",
        "snapshot-36000.safetensors", "snapshot-9000.safetensors", "transitions.safetensors",
      ])
  }

  @Test func endsInTheSameBytesAfterFiveKills() throws {
    let whole = try Self.whole.get()
    let project = try TemporaryProject()
    var killCount = 0
    for _ in 0..<5 {
      let running = try project.start(Self.often)
      // Any moment of the time that it takes, from before the first byte to after the last.
      Thread.sleep(forTimeInterval: Double.random(in: 0.05...0.9) * whole.seconds)
      if running.process.isRunning { killCount += 1 }
      running.send(SIGKILL)
      running.process.waitUntilExit()
    }
    let result = try project.run("run")
    #expect(result.status == 0, "\(result.errors)")
    #expect(try project.results() == whole.results)
    #expect(killCount > 0)
  }

  @Test func goesOnFromACheckpointAfterAKill() throws {
    let project = try TemporaryProject()
    let running = try project.start(Self.often)
    try running.wait(
      for: { $0.contains("/checkpoint-") && $0.hasSuffix(".safetensors") },
      below: project.work.appending(path: "checkpoints"))
    running.send(SIGKILL)
    running.process.waitUntilExit()
    let plan = try project.run("plan")
    #expect(plan.output.contains(/resume at -?\d+ +training/))
    _ = try project.run("run")
    #expect(try project.results() == Self.whole.get().results)
    let provenance = try project.file {
      $0.hasSuffix("/provenance.json") && isTraining($0, project)
    }
    #expect(try String(contentsOf: provenance, encoding: .utf8).contains(#""resumes": 1"#))
  }

  private func isTraining(_ path: String, _ project: TemporaryProject) -> Bool {
    let file = project.work.appending(path: path)
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.contains(#""kind": "training""#)
  }

  @Test(arguments: [(SIGINT, 130 as Int32, "interrupted"), (SIGTERM, 143, "terminated")])
  func savesAndSaysHowToGoOn(signal: Int32, status: Int32, word: String) throws {
    let project = try TemporaryProject()
    let running = try project.start(["run", "--profile", "quick"])
    try running.wait(for: { $0.contains("/snapshot-") }, below: project.work)
    running.send(signal)
    let result = try running.waitUntilExit()
    #expect(result.status == status)
    #expect(result.lastLine == "dmil: exit code \(status): \(word)")
    #expect(result.errors.contains("Continue with: dmil run --profile quick"))
    #expect(try project.run("run").status == 0)
    #expect(try project.results() == Self.whole.get().results)
  }

  @Test func doesNothingTwice() throws {
    let project = try TemporaryProject()
    _ = try project.run("run")
    let again = try project.run("run")
    #expect(again == ProgramResult(status: 0, output: "Every run has its result.\n", errors: ""))
    #expect(try project.run("plan").output.contains("nothing to do"))
  }

  @Test func givesTheSameBytesAloneAndBesideOthers() throws {
    var specifications = TemporaryProject.specifications
    specifications["other.yaml"] = specifications["training.yaml"]?
      .replacingOccurrences(of: "id: training", with: "id: other")
      .replacingOccurrences(of: "learning_rate: 1e-4", with: "learning_rate: 2e-4")
    let project = try TemporaryProject(specifications)
    #expect(try project.run("run", "--jobs", "3").status == 0)
    let results = try project.results()
    for (path, data) in try Self.whole.get().results { #expect(results[path] == data) }
  }

  /// Besides the training of DMIL a short one of BC, in which an embedding cannot look.
  static let failing = TemporaryProject.specifications.merging([
    "bc.yaml": """
    schema: dmil-spec/1
    kind: training
    id: bc
    title: BC
    task: standing-still
    data: data
    train: {steps: 5000, batch: 4}     # until the other run is past its pre-training
    evaluation: {every: 5000, episodes: 1}
    methods:
      bc: {policy_widths: [4]}
    """,
    "embedding.yaml": """
    schema: dmil-spec/1
    kind: embedding
    id: embedding
    title: Embedding
    of: {experiment: bc, method: bc, seed: 0}
    points: 100
    perplexity: 5
    iterations: 10
    """,
  ]) { $1 }

  @Test func aRepetitionFindsTheSameBits() throws {
    var specifications = TemporaryProject.specifications
    specifications["repetition.yaml"] = """
      schema: dmil-spec/1
      kind: repetition
      id: repetition
      title: Repetition
      of: {experiment: training, method: dmil, seed: 0}
      """
    let project = try TemporaryProject(specifications)
    let result = try project.run("run")
    #expect(result.status == 0, "\(result.errors)")
    let texts = try project.results().filter { $0.key.hasSuffix("/result.json") }.values
      .map { String(decoding: $0, as: UTF8.self) }
    let repetition = try #require(texts.first { $0.contains(#""kind": "repetition""#) })
    let values = try JSONDecoder().decode(Repetition.self, from: Data(repetition.utf8)).metrics
      .mapValues(\.value)
    for what in ["evaluation", "metric", "file"] {
      #expect(values["identical_\(what)_count"] == values["\(what)_count"], "\(what)")
      #expect((values["\(what)_count"] ?? 0) > 1)
    }
    #expect(values["first_different_evaluation"] == nil)
  }

  private struct Repetition: Decodable {
    struct Metric: Decodable { let value: Double }
    let metrics: [String: Metric]
  }

  @Test(arguments: [[], ["--keep-going"]])
  func carriesOnAfterAFailureAndListsIt(arguments: [String]) throws {
    let project = try TemporaryProject(Self.failing)
    let result = try project.start(["run"] + arguments).waitUntilExit()
    #expect(result.status == 3)
    #expect(result.lastLine == "dmil: exit code 3: 1 run failed")
    #expect(
      result.errors.contains(
        "failed embedding bc seed 0: bc makes no rollouts; embed a learner with a dynamics model"))
    let results = try project.results()
    for (path, data) in try Self.whole.get().results { #expect(results[path] == data) }
  }

  @Test func failsFastWhenAskedToAndGoesOnFromThere() throws {
    let project = try TemporaryProject(Self.failing)
    let result = try project.run("run", "--fail-fast", "--jobs", "2")
    #expect(result.status == 3)
    #expect(result.errors.contains("stopped training dmil seed 0"))
    #expect(try project.run("status").output.contains("interrupted training/standing-still/data"))
    #expect(try project.run("run", "--only", "training").status == 0)
    let results = try project.results()
    for (path, data) in try Self.whole.get().results { #expect(results[path] == data) }
  }

  @Test func carriesOutOnlyWhatIsNamedAndWhatThatNeeds() throws {
    let project = try TemporaryProject(Self.failing)
    let result = try project.run("run", "--only", "bc", "--only", "data")
    #expect(result == ProgramResult(status: 0, output: "2 runs done.\n", errors: result.errors))
    let plan = try project.run("plan", "--only", "*/dmil/*")
    #expect(plan.output.contains("2 runs: 1 to run, 0 to resume, 1 to reuse"))
    let wrong = try project.run("run", "--only", "traning")
    #expect(wrong.status == 2)
    #expect(wrong.lastLine.contains("near are training"))
  }
}
