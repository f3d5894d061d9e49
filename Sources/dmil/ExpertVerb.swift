import ArgumentParser
import Foundation
import Training

struct ExpertVerb: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "expert", abstract: "Train.")
  @Argument var task: String
  @Argument var models: String
  @Argument var work: String
  @Option var steps = 3_000_000
  @Option var drop = 2
  func run() throws {
    Interruption.listen()
    try draftTrain(task: task, models: models, work: URL(filePath: work), steps: steps, drop: drop)
  }
}
