import ArgumentParser
import Experiments
import Training

struct BenchVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Time an update step beside its matrix products, and physics beside plain MuJoCo.")

  @OptionGroup var workplace: Workplace

  func run() throws {
    print(Benchmark().report)
    print("")
    print(try PhysicsBenchmark(models: Models(work: workplace.store.root)).report)
  }
}
