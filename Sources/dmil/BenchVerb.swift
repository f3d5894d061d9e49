import ArgumentParser
import Experiments
import Foundation
import Training

struct BenchVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Time an update step beside its matrix products, and physics beside plain MuJoCo.")

  @OptionGroup var workplace: Workplace

  @Option(help: "Time the update steps of these methods alone.")
  var method: [String] = []

  @Option(help: "Time t-SNE instead, of these points: one a line, separated by tabs.")
  var points: String?

  @Option(help: "Threads of t-SNE.")
  var threads = 1

  @Option(help: "Where to write the embedding of the points.")
  var embedding: String?

  func validate() throws {
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
    guard method.isEmpty else {
      print(Benchmark(methods: method).report)
      return
    }
    print(Benchmark().report)
    print("")
    print(try PhysicsBenchmark(models: Models(work: workplace.store.root)).report)
  }
}
