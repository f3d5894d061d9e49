import Foundation
import Testing

@Suite struct RunCommandTests {
  private static let often = ["run", "--checkpoint-every", "0.02"]

  /// What an undisturbed run leaves, made once.
  private static let whole = Result { () throws -> (results: [String: Data], seconds: Double) in
    let workshop = try Workshop()
    let start = ContinuousClock.now
    let ending = try workshop.run("run")
    try #require(ending.status == 0, "\(ending.errors)")
    return (try workshop.results(), start.duration(to: .now) / .seconds(1))
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
    let workshop = try Workshop()
    var killCount = 0
    for _ in 0..<5 {
      let running = try workshop.start(Self.often)
      // Any moment of the time that it takes, from before the first byte to after the last.
      Thread.sleep(forTimeInterval: Double.random(in: 0.05...0.9) * whole.seconds)
      if running.process.isRunning { killCount += 1 }
      running.send(SIGKILL)
      running.process.waitUntilExit()
    }
    let ending = try workshop.run("run")
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(try workshop.results() == whole.results)
    #expect(killCount > 0)
  }

  @Test func goesOnFromACheckpointAfterAKill() throws {
    let workshop = try Workshop()
    let running = try workshop.start(Self.often)
    try running.wait(
      for: { $0.contains("/checkpoint-") && $0.hasSuffix(".safetensors") },
      below: workshop.work.appending(path: "checkpoints"))
    running.send(SIGKILL)
    running.process.waitUntilExit()
    let plan = try workshop.run("plan")
    #expect(plan.output.contains(/resume at -?\d+ +training/))
    _ = try workshop.run("run")
    #expect(try workshop.results() == Self.whole.get().results)
    let provenance = try workshop.file {
      $0.hasSuffix("/provenance.json") && isTraining($0, workshop)
    }
    #expect(try String(contentsOf: provenance, encoding: .utf8).contains(#""resumes": 1"#))
  }

  private func isTraining(_ path: String, _ workshop: Workshop) -> Bool {
    let file = workshop.work.appending(path: path)
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.contains(#""kind": "training""#)
  }

  @Test(arguments: [(SIGINT, 130 as Int32, "interrupted"), (SIGTERM, 143, "terminated")])
  func savesAndSaysHowToGoOn(signal: Int32, status: Int32, word: String) throws {
    let workshop = try Workshop()
    let running = try workshop.start(["run", "--profile", "quick"])
    try running.wait(for: { $0.contains("/snapshot-") }, below: workshop.work)
    running.send(signal)
    let ending = try running.ending()
    #expect(ending.status == status)
    #expect(ending.lastLine == "dmil: exit code \(status): \(word)")
    #expect(ending.errors.contains("Go on with: dmil run --profile quick"))
    #expect(try workshop.run("run").status == 0)
    #expect(try workshop.results() == Self.whole.get().results)
  }

  @Test func doesNothingTwice() throws {
    let workshop = try Workshop()
    _ = try workshop.run("run")
    let again = try workshop.run("run")
    #expect(again == Workshop.Ending(status: 0, output: "Every run has its result.\n", errors: ""))
    #expect(try workshop.run("plan").output.contains("nothing to do"))
  }

  @Test func givesTheSameBytesAloneAndBesideOthers() throws {
    var specifications = Workshop.specifications
    specifications["other.yaml"] = specifications["training.yaml"]?
      .replacingOccurrences(of: "id: training", with: "id: other")
      .replacingOccurrences(of: "learning_rate: 1e-4", with: "learning_rate: 2e-4")
    let workshop = try Workshop(specifications)
    #expect(try workshop.run("run", "--jobs", "3").status == 0)
    let results = try workshop.results()
    for (path, data) in try Self.whole.get().results { #expect(results[path] == data) }
  }

  /// Besides the training of DMIL a short one of BC, in which an embedding cannot look.
  static let failing = Workshop.specifications.merging([
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
    var specifications = Workshop.specifications
    specifications["repetition.yaml"] = """
      schema: dmil-spec/1
      kind: repetition
      id: repetition
      title: Repetition
      of: {experiment: training, method: dmil, seed: 0}
      """
    let workshop = try Workshop(specifications)
    let ending = try workshop.run("run")
    #expect(ending.status == 0, "\(ending.errors)")
    let texts = try workshop.results().filter { $0.key.hasSuffix("/result.json") }.values
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
    let workshop = try Workshop(Self.failing)
    let ending = try workshop.start(["run"] + arguments).ending()
    #expect(ending.status == 3)
    #expect(ending.lastLine == "dmil: exit code 3: 1 run failed")
    #expect(
      ending.errors.contains(
        "failed embedding bc seed 0: bc makes no rollouts; embed a learner with a dynamics model"))
    let results = try workshop.results()
    for (path, data) in try Self.whole.get().results { #expect(results[path] == data) }
  }

  @Test func failsFastWhenAskedToAndGoesOnFromThere() throws {
    let workshop = try Workshop(Self.failing)
    let ending = try workshop.run("run", "--fail-fast", "--jobs", "2")
    #expect(ending.status == 3)
    #expect(ending.errors.contains("stopped training dmil seed 0"))
    #expect(try workshop.run("status").output.contains("interrupted training/standing-still/data"))
    #expect(try workshop.run("run", "--only", "training").status == 0)
    let results = try workshop.results()
    for (path, data) in try Self.whole.get().results { #expect(results[path] == data) }
  }

  @Test func carriesOutOnlyWhatIsNamedAndWhatThatNeeds() throws {
    let workshop = try Workshop(Self.failing)
    let ending = try workshop.run("run", "--only", "bc", "--only", "data")
    #expect(ending == Workshop.Ending(status: 0, output: "2 runs done.\n", errors: ending.errors))
    let plan = try workshop.run("plan", "--only", "*/dmil/*")
    #expect(plan.output.contains("2 runs: 1 to run, 0 to resume, 1 to reuse"))
    let wrong = try workshop.run("run", "--only", "traning")
    #expect(wrong.status == 2)
    #expect(wrong.lastLine.contains("near are training"))
  }
}
