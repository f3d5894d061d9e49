import ArgumentParser
import Training

struct BenchVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Time an update step beside the matrix products that it is made of.")

  func run() {
    print(Benchmark().report)
  }
}
