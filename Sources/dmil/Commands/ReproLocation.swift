import Foundation
import Planning
import Records
import Running
import Store

extension ReproCommand {
  /// Trains each run here and in a second process, which writes its states to standard output.
  func compareStates(of runs: [Run], in plan: Plan, _ store: ResultStore) throws {
    let profile = ["--profile", plan.profile.rawValue]
    let trainings = runs.filter { $0.kind == .training }
    guard !trainings.isEmpty else {
      throw Failure(status: .usage, reason: "'\(cell)' has no training of a method")
    }
    let inputs = trainings.flatMap(\.inputs).compactMap { plan.run($0.key) }
    if let input = try inputs.first(where: { try store.result(of: $0) == nil }) {
      throw Failure(
        status: .resultsMissing, reason: "'\(cell)' reads '\(input.path)', which has no result",
        details: ["Run it with: dmil run \(profile.joined(separator: " ")) --only '\(input.path)'"])
    }
    let repository = try options.repositoryFolder
    let execution = RunExecution(plan: plan, store: store, repository: repository)
    if writeStates { return try execution.writeStates(of: trainings[0], to: .standardOutput) }
    var hasDifference = false
    for run in trainings {
      let second = ["repro", "--write-states", "--repository", repository.path, run.path]
      let difference = try execution.firstDifference(of: run, withProcess: second + profile)
      hasDifference = hasDifference || difference != nil
      print("\(run.path): \(difference.map { "\($0)" } ?? "two processes agree in every step")")
    }
    guard !hasDifference else {
      throw Failure(status: .verificationFailed, reason: "two processes train to other numbers")
    }
  }
}
