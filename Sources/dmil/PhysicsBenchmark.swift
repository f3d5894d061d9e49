import DataFiles
import Environments

/// Physics steps per second in our simulation and in a plain MuJoCo loop, timed in turns on one thread.
enum PhysicsBenchmark {
  private static let turnCount = 5
  private static let actionCount = 2_000

  /// Measures for some seconds, and makes a table in Markdown: medians over the turns.
  ///
  /// - Throws: an error if a model is missing.
  static func report(models: Models) throws -> String {
    let lines = try BenchmarkTask.allCases.map { task in
      let simulation = try Simulation(of: models.model(of: task, inertia: .cylinder))
      _ = PhysicsTiming(of: simulation, actionCount: actionCount)
      let turns = (0..<turnCount).map { _ in
        PhysicsTiming(of: simulation, actionCount: actionCount)
      }
      func rate(_ part: (PhysicsTiming) -> Duration) -> String {
        let rates = turns.map { Double($0.stepCount) / (part($0) / .seconds(1)) }.sorted()
        return String(Int(rates[rates.count / 2].rounded()))
      }
      let ratios = turns.map { $0.plain / $0.simulated }.sorted()
      let ratio = (ratios[ratios.count / 2] * 1000).rounded() / 1000
      return "| \(task.rawValue) | \(rate(\.simulated)) | \(rate(\.plain)) | \(ratio) |"
    }
    return """
      Physics steps per second and core, medians of \(turnCount) turns

      | | simulated | plain loop in C | ratio |
      |---|---:|---:|---:|
      \(lines.joined(separator: "\n"))
      """
  }
}
