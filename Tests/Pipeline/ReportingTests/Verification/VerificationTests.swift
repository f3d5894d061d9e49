import Foundation
import Testing
import TestSupport
@testable import Claims
@testable import Planning
@testable import Records
@testable import Specifications
@testable import Store
@testable import Reporting

struct VerificationTests {
  @Test("A paper that follows from its results passes")
  func passes() throws {
    let study = try Study()
    try study.commitAll()
    #expect(try study.verify().summary.contains("Paper: none of the full profile has been written"))
    try study.writePaper()
    let verification = try study.verify()
    #expect(verification.failures == [])
    #expect(
      verification.summary == [
        "Results: 7 of 7 runs have one",
        "Verdicts: 0 equivalent, 0 higher, 0 lower, 0 inconclusive, 2 not comparable",
        "Claims: 1 holds, 0 fails, 0 untested", "Paper: 5 findings compared",
      ])
  }

  @Test("The hash of a result finds one unit in the last place")
  func editedResult() throws {
    let study = try Study()
    try study.commitAll()
    try study.writePaper()
    let run = try study.run("dmil")
    let file = study.resultFile(of: run)
    let text = try String(contentsOf: file, encoding: .utf8)
    let changed = text.replacing("4054000000000000", with: "4054000000000001")
      .replacing("80.0", with: "80.00000000000001")
    try #require(changed != text)
    try study.overwrite(file, with: changed)
    let failures = try study.verify().failures
    #expect(
      failures[0].hasPrefix("Table 7, Table 8: \(run.path): \(file.path): not what was written"))
    #expect(failures.dropFirst().allSatisfy { !$0.contains(run.path) })
  }

  @Test("One unit in the last place is found in a result with a valid hash")
  func forgedResult() throws {
    let study = try Study()
    try study.commitAll()
    try study.writePaper()
    let run = try study.run("dmil")
    let result = try #require(try study.store.result(of: run))
    let forged = RunResult(
      of: run, inputs: result.inputs, metrics: ["score": Double(80).nextUp], chain: result.chain,
      files: result.files)
    try study.replaceResult(of: run, by: forged)
    let failures = try study.verify().failures
    #expect(
      failures == [
        "Table 7, Table 8: \(run.path): \(study.resultFile(of: run).path): the paper was made of "
          + "the result \(result.sha256.prefix(12)), but the store holds "
          + "\(forged.sha256.prefix(12))",
        "Table 1, Hopper 2 %, DMIL: the paper says: published 80.0 ± 1.0, ours 80.0, 81.0, 80.5: "
          + "not comparable: generated data, not D4RL's; the results say: published 80.0 ± 1.0, "
          + "ours 80.00000000000001, 81.0, 80.5: not comparable: generated data, not D4RL's",
      ])
  }

  @Test("A dataset that is not the input of the results is found")
  func otherDataset() throws {
    let study = try Study()
    try study.commitAll()
    let data = try #require(study.plan().runs.first { $0.kind == .dataset })
    let forged = RunResult(of: data, inputs: [:], metrics: ["x": 1], chain: [], files: [:])
    try study.replaceResult(of: data, by: forged)
    let failures = try study.verify().failures
    #expect(failures.count == 6)
    #expect(failures[0].hasSuffix("its input 'dataset' differs from the result in the store"))
  }

  @Test("Two different copies of a result are found")
  func copies() throws {
    let study = try Study()
    try study.commitAll()
    let run = try study.run("bc")
    let archived = study.repository.appending(
      path: "paper/results/\(run.key.hex.prefix(2))/\(run.key.hex)")
    try FileManager.default.createDirectory(
      at: archived.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: study.resultFile(of: run).deletingLastPathComponent(), to: archived)
    #expect(try study.verify().failures == [])
    let result = try #require(try study.store.result(of: run))
    let other = RunResult(
      of: run, inputs: result.inputs, metrics: ["score": 1], chain: [], files: result.files)
    try study.replaceResult(of: run, by: other)
    #expect(try study.verify().failures.contains { $0.contains("gave other numbers") })
  }

  @Test("Changed margins invalidate their verdicts")
  func margins() throws {
    let study = try Study()
    try study.commitAll()
    try study.writePaper()
    try study.write(Study.published.replacing("margin: 5", with: "margin: 6"), to: "published.yaml")
    let failures = try study.verify().failures
    let run = try study.run("bc")
    #expect(failures.count == 8)
    #expect(
      failures[0].hasPrefix(
        "Table 7, Table 8: \(run.path): \(study.resultFile(of: run).path): it was made under"))
    #expect(failures.last?.contains("run before these published numbers") == true)
  }

  @Test("An edited finding or file of the paper is found")
  func editedPaper() throws {
    let study = try Study()
    try study.commitAll()
    try study.writePaper()
    let record = study.build.appending(path: JudgementRecord.file)
    let text = try String(contentsOf: record, encoding: .utf8)
    try study.overwrite(record, with: text.replacing("holds (1/0/0", with: "fails (0/1/0"))
    try study.overwrite(study.build.appending(path: "paper.md"), with: "Better.\n")
    #expect(
      try study.verify().failures == [
        "Claim lead: the paper says: fails (0/1/0, 1 required); the results say: holds (1/0/0, "
          + "1 required)",
        "\(study.build.appending(path: "paper.md").path): changed since dmil report wrote it; "
          + "run dmil report again",
      ])
    try study.overwrite(record, with: String(text.dropLast(9)))
    #expect(
      try study.verify().failures
        == ["\(record.path): not written by dmil report; run dmil report again"])
  }

  @Test("A result of an older specification is missing and never a number")
  func olderSpecification() throws {
    let study = try Study()
    try study.commitAll()
    try study.writePaper()
    let results = try study.results()
    let before = try SyntheticScores.markdown("table 1 verdicts 1", results)
    #expect(
      SyntheticScores.row("*ours*", in: before) == ["*ours*", "50.0 ± 0.5", "80.5 ± 0.5", "3"])
    try study.write(
      Study.training.replacing("dmil: {}", with: "dmil: {learning_rate: 2e-3}"),
      to: "experiments/hopper-expert.yaml")
    let stale = try study.results()
    for block in ["table 1 benchmark hopper-expert", "table 1 verdicts 1", "table 1 claims"] {
      let after = try SyntheticScores.markdown(block, stale)
      #expect(!after.contains("80.5") && !after.contains("holds]{.passed} | [holds"))
    }
    let after = try SyntheticScores.markdown("table 1 verdicts 1", stale)
    #expect(SyntheticScores.row("*ours*", in: after) == ["*ours*", "50.0 ± 0.5", "—", "0–3"])
    let verification = try study.verify()
    #expect(verification.failures == [])
    #expect(verification.summary.last?.contains("3 runs have changed") == true)
  }
}

/// A repository of two learners on one recording, and a store for their results.
private final class Study {
  let repository = FileManager.default.temporaryDirectory
    .appending(path: "verification-\(UUID().uuidString)")
  var build: URL { repository.appending(path: "paper/build/full") }

  var store: ResultStore {
    ResultStore(
      root: repository.appending(path: "work"),
      archives: [repository.appending(path: "paper/results")])
  }

  static let training = """
    schema: dmil-spec/1
    kind: training
    id: hopper-expert
    title: Hopper
    task: hopper
    dataset: hopper-expert-data
    percents: [2]
    methods: {bc: {}, dmil: {}}
    train: {steps: 10}
    seeds: [0, 1, 2]
    """

  static let published = """
    schema: dmil-published/1
    source: Someone
    spread: standard-deviation
    seeds: 3
    suites: {walkers: {margin: 5, reason: A twentieth.}}
    methods: {bc: BC, dmil: DMIL}
    tables:
      1:
        methods: [bc, dmil]
        rows:
          hopper-expert/hopper: {title: Hopper, suite: walkers, percents: {2: [50.0 ± 1.0, 80.0 ± 1.0]}}
    """

  init() throws {
    for folder in ["experiments", "build/full"] {
      try FileManager.default.createDirectory(
        at: repository.appending(path: "paper/\(folder)"), withIntermediateDirectories: true)
    }
    try write(Self.training, to: "experiments/hopper-expert.yaml")
    try write(
      """
      schema: dmil-spec/1
      kind: dataset
      id: hopper-expert-data
      title: Data
      task: hopper
      demonstrator: expert
      transitions: 10
      source: generated
      """, to: "experiments/hopper-expert-data.yaml")
    try write(Self.published, to: "published.yaml")
    try write(
      """
      schema: dmil-claims/1
      sets: {two: {hopper-expert: [2]}}
      claims:
        lead:
          says: DMIL is better.
          where: section 1
          decided-by:
            - greater: {method: dmil, than: [bc], in: [two]}
      """, to: "claims.yaml")
    try write(
      """
      # Paper

      {{table 7}} {{table 8}}

      ::: table 7 benchmark hopper-expert
      :::
      ::: table 8 verdicts 1
      :::
      """, to: "paper.md")
  }

  deinit { try? FileManager.default.removeItem(at: repository) }

  func write(_ text: String, to path: String) throws {
    try (text + "\n").write(
      to: repository.appending(path: "paper/\(path)"), atomically: true, encoding: .utf8)
  }

  func overwrite(_ file: URL, with text: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  /// Writes another result with a valid hash and a valid seal.
  func replaceResult(of run: Run, by result: RunResult) throws {
    let file = resultFile(of: run)
    try overwrite(file, with: result.json)
    let sealFile = file.deletingLastPathComponent().appending(path: Seal.name)
    let seal = try Seal(content: Data(contentsOf: sealFile), file: sealFile.path)
    try Seal(result: result.sha256, files: seal.files).fileContent.write(to: sealFile)
  }

  func paper() throws -> (plan: Plan, expectations: Expectations) {
    let task = Field("task", .text, "What to do.")
    let schema = Schema(
      fields: [
        .dataset: [
          task, Field("demonstrator", .choice(["expert"]), "Who acts."),
          Field("transitions", .integer(1...100), "How many."),
          Field("source", .text, "Who made them."),
        ],
        .training: [
          task,
          Field("percents", .ascendingNumbers(Bounds(above: 0, through: 100)), "Of the data."),
          Field("train.steps", .integer(1...100), "How many."),
        ],
      ],
      methods: Dictionary(
        uniqueKeysWithValues: ["bc", "dmil"].map { method in
          let rate = Field(
            "learning_rate", .number(Bounds(above: 0, through: 1)), default: .number(1e-3),
            "Adam's.")
          return (method, [rate])
        }),
      numerics: { _, _ in [:] })
    let paper = repository.appending(path: "paper")
    let folder = SpecificationFolder(
      reading: paper.appending(path: "experiments"), schema: schema)
    let expectations = try Expectations(
      readingFrom: paper, experiments: folder.experimentsWithTasks,
      methods: schema.methods.keys.sorted())
    let plan = try Plan(
      folder, profile: .full, schema: schema, publishedHash: expectations.published?.hash)
    return (plan, expectations)
  }

  func plan() throws -> Plan { try paper().plan }

  func results() throws -> Results {
    let (plan, expectations) = try paper()
    return try Results(plan: plan, expectations: expectations, costs: nil, store: store)
  }

  /// The first seed of a learner.
  func run(_ method: String) throws -> Run {
    try #require(try plan().runs.first { $0.cell.method == method && $0.seed == 0 })
  }

  func resultFile(of run: Run) -> URL {
    store.root.appending(path: "results/\(run.key.hex.prefix(2))/\(run.key.hex)/result.json")
  }

  func commitAll() throws {
    for run in try plan().runs {
      _ = try store.stagingFolder(for: run)
      let scores = run.cell.method == "dmil" ? [80, 81, 80.5] : [50, 49.5, 50.5]
      try store.commit(
        metrics: run.kind == .training ? ["score": scores[run.seed]] : [:], chain: [],
        provenance: Provenance(
          sourceSHA256: "", commit: "", isDirty: false, environment: [:], start: "", end: "",
          wallSeconds: 0, cpuSeconds: 0, resumeCount: 0), of: run)
    }
  }

  /// What `dmil report` leaves, but for the typesetting.
  func writePaper() throws {
    let results = try results()
    let form = build.appending(path: "paper.md")
    try "Paper.\n".write(to: form, atomically: true, encoding: .utf8)
    try JudgementRecord(of: try ReportData(results)).write(beside: [form])
  }

  func verify() throws -> Verification {
    let (plan, expectations) = try paper()
    return try Verification(
      plan: plan, expectations: expectations, store: store, repository: repository)
  }
}
