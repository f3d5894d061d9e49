import Environments
import Records
import Specifications

/// Relations between values of a specification without which its runs would be refused.
extension Catalogue {
  static var rules: [RunKind: [Rule]] {
    [
      .dataset: [demonstrator, namedFile, torques], .evaluation: [controllers],
      .training: [percents, expertShares, expertTransitions, suboptimalTransitions],
      .embedding: [points, perplexity], .expert: [epochs, policySteps, updates, quantiles],
    ]
  }

  // MARK: Datasets and evaluations

  private static let demonstrator = Rule("demonstrator") { values in
    let actors =
      values["source"] == nil
      ? DemonstrationRun.Demonstrator.allCases.map(\.rawValue)
      : policies + (values["source"] == .text("generated") ? [] : ["human"])
    return refusal(of: values.text("demonstrator"), on: values.text("task"), among: actors)
  }

  private static let controllers = Rule("controllers") { values in
    let known =
      benchmarkTasks.contains(values.text("task"))
      ? policies : EvaluationRun.Reference.allCases.map(\.rawValue)
    return values.list("controllers").lazy.compactMap {
      refusal(of: $0.shown, on: values.text("task"), among: known)
    }.first
  }

  private static func refusal(
    of actor: String, on task: String, among known: [String]
  ) -> (message: String, remedy: String)? {
    known.contains(actor)
      ? nil
      : ("'\(actor)' does not act on \(task)", "write one of \(known.joined(separator: ", "))")
  }

  private static let namedFile = Rule("file") { values in
    guard let file = values["file"], (file == .text("")) != (values["sha256"] == .text("")) else {
      return nil
    }
    return ("'file' and 'sha256' need each other", "set both, or neither for D4RL's own file")
  }

  private static let torques = Rule("human.maximum_torque") { values in
    guard values["human.maximum_torque"] != nil,
      values.number("human.maximum_torque") < values.number("human.torque_step")
    else { return nil }
    return (
      "the largest torque is below 'human.torque_step', so there is none to choose",
      "write at least \(values.number("human.torque_step"))"
    )
  }

  // MARK: Trainings

  private static let percents = Rule("percents") { values in
    guard values["percents"] != nil, values["dataset.transitions"] != nil else { return nil }
    let count = values.integer("dataset.transitions")
    guard let least = values.numbers("percents").first, (least / 100 * Double(count)).rounded() < 1
    else { return nil }
    return (
      "\(least) % of at most \(count) transitions is none", "write at least \(100 / Double(count))"
    )
  }

  private static let expertShares = Rule("expert_shares") { values in
    guard values["expert_shares"] != nil else { return nil }
    let total = values.integer("expert_trajectories")
    for share in values.numbers("expert_shares") {
      let count = Int((share * Double(total)).rounded())
      guard (1..<total).contains(count) else {
        return (
          "a share of \(share) leaves \(total - count) of \(total) trajectories to the expert and "
            + "\(count) to the suboptimal data",
          "write a share that leaves both at least one"
        )
      }
    }
    return nil
  }

  private static let expertTransitions = Rule("expert_transition_counts") { values in
    guard values["expert_transition_counts"] != nil else { return nil }
    return values.integers("expert_transition_counts").lazy.compactMap {
      excess($0, over: "dataset", in: values)
    }.first
  }

  private static let suboptimalTransitions = Rule("suboptimal_transitions") { values in
    guard values["suboptimal_transitions"] != nil else { return nil }
    return excess(
      values.integer("suboptimal_transitions"), over: "suboptimal_dataset", in: values)
  }

  private static func excess(
    _ count: Int, over dataset: String, in values: RunValues
  ) -> (message: String, remedy: String)? {
    guard values["\(dataset).transitions"] != nil else { return nil }
    let available = values.integer("\(dataset).transitions")
    guard count > available else { return nil }
    return (
      "\(count) transitions are asked of a dataset of at most \(available)",
      "write at most \(available)"
    )
  }

  // MARK: Embeddings

  /// The greatest number of points: those of the expert and those of each panel.
  private static func pointCount(_ values: RunValues) -> Int {
    let others = values.list("training_run.other_experiments").count
    let snapshots = values["training_run.snapshots"].map { _ in
      values.list("training_run.snapshots").count
    }
    return values.integer("points") * (1 + (others > 0 ? others + 1 : snapshots ?? 1))
  }

  private static let points = Rule("neighbors") { values in
    let (count, neighbors) = (pointCount(values), values.integer("neighbors"))
    return count > 2 * neighbors
      ? nil
      : (
        "\(count) points are too few for \(neighbors) neighbors",
        "write at most \((count - 1) / 2), or raise 'points'"
      )
  }

  private static let perplexity = Rule("perplexity") { values in
    let (count, perplexity) = (pointCount(values), values.number("perplexity"))
    return Double(count) >= (3 * perplexity).rounded(.up) + 1
      ? nil
      : (
        "\(count) points are too few for perplexity \(perplexity)",
        "write at most \(Double(count - 1) / 3), or raise 'points'"
      )
  }

  // MARK: Experts

  private static func wholeEpochs(
    _ path: String, in values: RunValues
  ) -> (message: String, remedy: String)? {
    let (epoch, count) = (values.integer("exploration.epoch_steps"), values.integer(path))
    guard !count.isMultiple(of: epoch) || count > values.integer("train.steps") else { return nil }
    return (
      "\(count) steps are not a number of whole epochs of \(epoch) within 'train.steps'",
      "write a multiple of \(epoch)"
    )
  }

  private static let epochs = Rule("train.steps") { wholeEpochs("train.steps", in: $0) }

  private static let policySteps = Rule("policy_steps.medium") { values in
    policies.lazy.compactMap { wholeEpochs("policy_steps.\($0)", in: values) }.first
  }

  private static let updates = Rule("exploration.environments") { values in
    let environments = values.integer("exploration.environments")
    let (epoch, update) = (
      values.integer("exploration.epoch_steps"), values.integer("exploration.steps_per_update")
    )
    return epoch.isMultiple(of: environments) && environments.isMultiple(of: update)
      ? nil
      : (
        "an epoch of \(epoch) steps is not a whole number of steps of \(environments) environments, "
          + "or these are not a whole number of updates of \(update) steps",
        "write a divisor of 'exploration.epoch_steps' and multiple of 'exploration.steps_per_update'"
      )
  }

  private static let quantiles = Rule("dropped_quantiles") { values in
    let (dropped, all) = (values.integer("dropped_quantiles"), values.integer("quantiles"))
    return dropped < all ? nil : ("all of \(all) quantiles are dropped", "write at most \(all - 1)")
  }
}
