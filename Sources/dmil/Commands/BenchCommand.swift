import ArgumentParser
import DataFiles
import Foundation
import Records
import Running
import Scheduling
import Store

struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Time training steps against their matrix products, and environments against MuJoCo.",
    discussion: """
      Times are medians of five measurements on one thread, or on two where the name says so. The \
      ratio is the time of the matrix products alone, with sgemm, to the time of the step.
      """)

  @OptionGroup var options: GlobalOptions

  @Flag(help: "Write the measurements to \(Costs.path), which the paper prints.")
  var record = false

  @Option(help: "Time only the training steps of these methods.")
  var learner: [String] = []

  @Option(
    help: "Time t-SNE on the points of this file: one per line, coordinates separated by tabs.")
  var points: String?

  @Option(help: "Threads for t-SNE.", transform: positive)
  var threads = 1

  @Option(help: ArgumentHelp("Write the embedding of the points.", valueName: "file"))
  var embedding: String?

  @Flag(help: "Replace the file of the embedding if it exists.")
  var force = false

  func validate() throws {
    if let unknown = learner.first(where: { !CostBenchmark.learnerNames.contains($0) }) {
      let known = CostBenchmark.learnerNames.joined(separator: ", ")
      throw ValidationError("there is no learner '\(unknown)' to time; there are \(known)")
    }
    if points == nil && embedding != nil {
      throw ValidationError("--embedding needs --points to embed")
    }
  }

  func run() throws {
    if let points {
      let output = try embedding.map { path in try OutputFile(path, force: force) }
      let benchmark = try ProgressDisplay.show("t-SNE of \(points)") { advance in
        try EmbeddingBenchmark(
          pointsAt: URL(filePath: points), threadCount: threads, advance: advance)
      }
      if output?.isStandardOutput != true { print(benchmark.report) }
      try output?.write(benchmark.table)
      return
    }
    guard learner.isEmpty else {
      print(costTable(of: CostBenchmark.steps(of: learner)))
      return
    }
    let models = Models(work: try options.workFolder)
    let costs = try CostBenchmark.costs(repository: options.repositoryFolder, models: models)
    if record {
      try costs.encoded().write(
        to: try options.repositoryFolder.appending(path: Costs.path), options: .atomic)
    }
    print(costTable(of: costs.items))
    print("")
    print(try PhysicsBenchmark.report(models: models))
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
