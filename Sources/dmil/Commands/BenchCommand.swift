import Store
import ArgumentParser
import Records
import Foundation
import Running

struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Time update steps beside their matrix products, and physics beside plain MuJoCo.",
    discussion: """
      Times are medians of five turns, on one thread unless it says two at once. The ratio is that of
      the time that sgemm needs for the products alone to the time of the step; above 1 where the
      step multiplies faster itself.
      """)

  @OptionGroup var workplace: GlobalOptions

  @Flag(help: "Write what is measured to \(Costs.path), which the paper prints.")
  var record = false

  @Option(help: "Time the update steps of these learners alone.")
  var learner: [String] = []

  @Option(help: "Time t-SNE instead, of these points: one a line, separated by tabs.")
  var points: String?

  @Option(help: "Threads of t-SNE.")
  var threads = 1

  @Option(help: "Where to write the embedding of the points.")
  var embedding: String?

  func validate() throws {
    if let unknown = learner.first(where: { !CostBenchmark.learnerNames.contains($0) }) {
      let known = CostBenchmark.learnerNames.joined(separator: ", ")
      throw ValidationError("there is no learner '\(unknown)' to time; there are \(known)")
    }
    if threads < 1 { throw ValidationError("--threads must be at least 1, not \(threads)") }
    if points == nil && embedding != nil {
      throw ValidationError("--embedding needs --points to embed")
    }
  }

  func run() throws {
    if let points {
      let benchmark = try EmbeddingBenchmark(
        pointsAt: URL(filePath: points), threadCount: threads)
      print(benchmark.report)
      if let embedding {
        try benchmark.table.write(
          to: URL(filePath: embedding), atomically: true, encoding: .utf8)
      }
      return
    }
    guard learner.isEmpty else {
      print(costTable(of: CostBenchmark.steps(of: learner)))
      return
    }
    let models = Models(work: workplace.store.root)
    let costs = try CostBenchmark(repository: workplace.repositoryFolder, models: models).costs()
    if record {
      try costs.encoded().write(
        to: workplace.repositoryFolder.appending(path: Costs.path), options: .atomic)
    }
    print(costTable(of: costs.items))
    print("")
    print(try PhysicsBenchmark(models: models).report)
  }
}

/// A table in Markdown: medians over the turns, and the range of the ratio.
private func costTable(of items: [Costs.Item]) -> String {
  func shown(_ value: Double?, digits: Int = 3) -> String {
    value.map { String(format: "%.\(digits)f", $0) } ?? ""
  }
  let lines = items.map { item in
    let rate = item.operationCount.map { Double($0) / item.milliseconds.median / 1e6 }
    let numbers = [
      shown(item.milliseconds.median), shown(item.products?.median), shown(rate, digits: 1),
      shown(item.ratio?.median), shown(item.ratio?.least), shown(item.ratio?.greatest),
    ]
    return "| \(item.kind.rawValue) | \(item.name) | \(item.task) | "
      + numbers.joined(separator: " | ") + " |"
  }
  return """
    | kind | what | sizes of | ms | products, ms | GFLOP/s | ratio | lowest | highest |
    |---|---|---|---:|---:|---:|---:|---:|---:|
    \(lines.joined(separator: "\n"))
    """
}
