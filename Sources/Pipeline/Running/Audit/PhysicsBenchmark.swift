import Environments

/// Physics steps per second in our simulation and in a plain MuJoCo loop, timed in turns on one thread.
public struct PhysicsBenchmark {
  private static let turnCount = 5
  private static let actionCount = 2_000

  private let rows: [(task: BenchmarkTask, turns: [PhysicsTiming])]

  /// Measures for some seconds.
  ///
  /// - Throws: if a model is missing.
  public init(models: Models) throws {
    rows = try BenchmarkTask.allCases.map { task in
      let simulation = try Simulation(of: models.model(of: task, inertia: .cylinder))
      _ = PhysicsTiming(of: simulation, actionCount: Self.actionCount)
      return (
        task,
        (0..<Self.turnCount).map { _ in
          PhysicsTiming(of: simulation, actionCount: Self.actionCount)
        }
      )
    }
  }

  /// A table in Markdown: medians over the turns.
  public var report: String {
    let lines = rows.map { task, turns in
      func rate(_ part: (PhysicsTiming) -> Duration) -> String {
        let rates = turns.map { Double($0.stepCount) / (part($0) / .seconds(1)) }.sorted()
        return String(Int(rates[rates.count / 2].rounded()))
      }
      let ratios = turns.map { $0.plain / $0.simulated }.sorted()
      let ratio = (ratios[ratios.count / 2] * 1000).rounded() / 1000
      return
        "| \(task.rawValue) | \(rate(\.simulated)) | \(rate(\.plain)) | \(ratio) |"
    }
    return """
      Physics steps per second and core, medians of \(Self.turnCount) turns

      | | simulated | plain loop in C | ratio |
      |---|---:|---:|---:|
      \(lines.joined(separator: "\n"))
      """
  }
}
