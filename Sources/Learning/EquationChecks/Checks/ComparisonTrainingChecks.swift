internal import Datasets
internal import Imitation
internal import LinearAlgebra
internal import Networks
internal import Records

/// The gradients of a step of each comparison method, in single precision as its own code computes
/// them, against central differences of the transcribed losses of reference networks in Double.
struct ComparisonTrainingChecks: Sendable {
  private static let batchCount = 9
  private static let widths = [16, 16]

  /// For the constants of the losses, which are also the settings of the learners.
  private let x = Inputs.drawn(0)

  /// The checks of equation `number`; empty for other equations.
  func checks(of number: Int) -> [Check] {
    switch number {
    case 36: [discriminatorOfDWBC(dwbc)]
    case 37: [policyOfDWBC(dwbc)]
    case 38: [rewardOfORIL(oril)]
    case 39, 40: [criticsOfORIL(oril)]
    case 41, 42: [policyOfORIL(oril)]
    case 43, 44: [nuOfValueDICE(valueDICE)]
    case 45: [policyOfValueDICE(valueDICE)]
    case 46, 47: [criticOfIQLearn(iqLearn)]
    case 48: [policyOfIQLearn(iqLearn)]
    case 53: [bounds()]
    default: []
    }
  }

  // MARK: DWBC

  private var dwbc: TrainingStep {
    var settings = DWBC.Settings()
    (settings.policyWidths, settings.discriminatorWidths) = (Self.widths, Self.widths)
    (settings.discriminatorBranchWidth, settings.discriminatorInterval) = (8, 1)
    (settings.alpha, settings.eta) = (x.number("alpha"), x.number("eta"))
    settings.weightDecay = x.number("weight")
    return TrainingStep(
      of: DWBC(settings: settings, data: Self.data, batchCount: Self.batchCount, seed: 0))
  }

  private func discriminatorOfDWBC(_ step: TrainingStep) -> Check {
    let network = step.network("discriminator")
    let (expert, suboptimal) = (
      step.rows("discriminator.inputs.expert"), step.rows("discriminator.inputs.suboptimal")
    )
    return check("d of DWBC", step, ["discriminator"]) { parameters in
      // What does not belong to a branch stays zero.
      let masked = zip(network.parameters, parameters[0]).map { $0 == 0 ? 0 : $1 }
      let moved = network.moved(to: masked)
      return x.loss(
        36,
        [
          "outputs.expert": moved.clippedOutputs(expert),
          "outputs.suboptimal": moved.clippedOutputs(suboptimal),
        ])
    }
  }

  /// With the gradient of ½ λ ‖θ‖², which Adam adds as weight decay.
  private func policyOfDWBC(_ step: TrainingStep) -> Check {
    let policy = step.network("policy")
    return check("the policy of DWBC with weight decay", step, ["policy"]) { parameters in
      var values: [String: [Double]] = [:]
      for dataset in ["expert", "suboptimal"] {
        values["outputs.\(dataset)"] = step.numbers("discriminator.outputs_before.\(dataset)")
        values["logPolicy.\(dataset)"] = zip(
          step.rows("batch.\(dataset).observations"), step.rows("batch.\(dataset).actions")
        ).map { state, action in
          NetworkReference.logPolicy(
            policy.widths, parameters[0], observation: state, action: action)
        }
      }
      return x.loss(37, values)
        + x.number("weight") * parameters[0].reduce(0) { $0 + $1 * $1 } / 2
    }
  }

  // MARK: ORIL

  private var oril: TrainingStep {
    var settings = ORIL.Settings()
    (settings.rewardWidths, settings.agent.policyWidths) = (Self.widths, Self.widths)
    (settings.agent.criticWidths, settings.agent.policyInterval) = (Self.widths, 1)
    settings.positiveFraction = x.number("positiveFraction")
    (settings.agent.discount, settings.agent.alpha) = (x.number("discount"), x.number("alpha"))
    return TrainingStep(
      of: ORIL(settings: settings, data: Self.data, batchCount: Self.batchCount, seed: 0))
  }

  private func rewardOfORIL(_ step: TrainingStep) -> Check {
    let network = step.network("reward")
    return check("the reward of ORIL", step, ["reward"]) { parameters in
      let moved = network.moved(to: parameters[0])
      return x.loss(
        38,
        [
          "rewards.expert": moved.clippedOutputs(step.stateActions("expert")),
          "rewards.suboptimal": moved.clippedOutputs(step.stateActions("suboptimal")),
        ])
    }
  }

  private func criticsOfORIL(_ step: TrainingStep) -> Check {
    let stateActions = step.stateActions("union")
    let next = step.rows("batch.union.next_observations")
    let noisy = zip(step.network("target_policy").modes(next), step.rows("noise.target_actions"))
      .map { stateAction, noise in
        zip(stateAction.indices, stateAction).map { column, number in
          let component = column - (stateAction.count - noise.count)
          guard component >= 0 else { return number }
          return max(-1, min(1, number + max(-0.5, min(0.5, 0.2 * noise[component]))))
        }
      }
    let targets = x.transcribed(
      39,
      [
        "rewards": step.network("reward", updated: true).clippedOutputs(stateActions),
        "continuations": step.numbers("batch.union.terminals").map { 1 - $0 },
        "firstValues": step.network("target_critic.0").values(noisy),
        "secondValues": step.network("target_critic.1").values(noisy),
      ])
    let critics = [step.network("critic.0"), step.network("critic.1")]
    return check("the critics of ORIL", step, ["critic.0", "critic.1"]) { parameters in
      x.loss(
        40,
        [
          "firstValues": critics[0].moved(to: parameters[0]).values(stateActions),
          "secondValues": critics[1].moved(to: parameters[1]).values(stateActions),
          "targets": targets,
        ])
    }
  }

  private func policyOfORIL(_ step: TrainingStep) -> Check {
    let (policy, critic) = (step.network("policy"), step.network("critic.0", updated: true))
    let states = step.rows("batch.union.observations")
    let actions = step.numbers("batch.union.actions")
    let valueWeight = x.transcribed(41, ["values": critic.values(policy.modes(states))])
    return check("the policy of ORIL", step, ["policy"]) { parameters in
      let modes = policy.moved(to: parameters[0]).modes(states)
      return x.loss(
        42,
        [
          "values": critic.values(modes), "modes": modes.flatMap { $0.suffix(2) },
          "actions": actions, "valueWeight": valueWeight,
        ])
    }
  }

  // MARK: ValueDICE

  private var valueDICE: TrainingStep {
    var settings = ValueDICE.Settings()
    (settings.policyWidths, settings.criticWidths) = (Self.widths, Self.widths)
    (settings.policyLearningRate, settings.criticLearningRate) = (0.01, 0.01)
    settings.discount = x.number("discount")
    settings.replayFraction = x.number("replayFraction")
    settings.gradientPenalty = x.number("penaltyWeight")
    settings.orthogonalRegularization = x.number("penaltyWeight")
    settings.environment.dynamicsWidths = Self.widths
    settings.environment.dynamicsPretrainingStepCount = 1
    (settings.environment.randomStepCount, settings.warmUpStepCount) = (10, 20)
    return TrainingStep(
      of: ValueDICE(settings: settings, data: Self.data, batchCount: Self.batchCount, seed: 0))
  }

  /// ν at the points of J, whose drawn actions are those of `policy`.
  private func objective(
    _ nu: TrainingStep.Network, _ policy: TrainingStep.Network, _ step: TrainingStep
  ) -> Double {
    let next = nextPairs(policy, step)
    let initial = policy.drawn(
      step.rows("batch.expert.observations"), step.rows("noise.action.initial"))
    return x.loss(
      43,
      [
        "nu.expert": nu.values(step.stateActions("expert")), "nu.expertNext": nu.values(next[0]),
        "nu.rollout": nu.values(step.stateActions("rollout")), "nu.rolloutNext": nu.values(next[1]),
        "nu.initial": nu.values(initial.stateActions),
      ])
  }

  /// (s′, a′) of D_e and of the replay.
  private func nextPairs(
    _ policy: TrainingStep.Network, _ step: TrainingStep
  ) -> [[[Double]]] {
    ["expert", "rollout"].map { dataset in
      policy.drawn(
        step.rows("batch.\(dataset).next_observations"), step.rows("noise.action.\(dataset)_next")
      ).stateActions
    }
  }

  private func nuOfValueDICE(_ step: TrainingStep) -> Check {
    let (nu, policy) = (step.network("nu"), step.network("policy"))
    let (fractions, next) = (step.numbers("noise.interpolation"), nextPairs(policy, step))
    func mixed(_ expert: [[Double]], _ rollout: [[Double]]) -> [[Double]] {
      fractions.indices.map { row in
        zip(expert[row], rollout[row]).map { fractions[row] * $0 + (1 - fractions[row]) * $1 }
      }
    }
    let points =
      mixed(step.stateActions("expert"), step.stateActions("rollout")) + mixed(next[0], next[1])
    return check("nu of ValueDICE", step, ["nu"]) { parameters in
      x.loss(
        44,
        [
          "objective": [objective(nu.moved(to: parameters[0]), policy, step)],
          "gradientNorms": points.map {
            NetworkReference.gradientNorm(nu.widths, parameters[0], $0)
          },
        ])
    }
  }

  private func policyOfValueDICE(_ step: TrainingStep) -> Check {
    let (nu, policy) = (step.network("nu"), step.network("policy"))
    return check("the policy of ValueDICE", step, ["policy"]) { parameters in
      x.loss(
        45,
        [
          "objective": [objective(nu, policy.moved(to: parameters[0]), step)],
          "rowProducts": NetworkReference.rowProducts(policy.widths, parameters[0]),
        ])
    }
  }

  // MARK: IQ-Learn

  private var iqLearn: TrainingStep {
    var settings = IQLearn.Settings()
    (settings.policyWidths, settings.criticWidths) = (Self.widths, Self.widths)
    (settings.policyLearningRate, settings.criticLearningRate) = (0.01, 0.01)
    (settings.discount, settings.alpha) = (x.number("discount"), x.number("alpha"))
    settings.temperature = x.number("temperature")
    return TrainingStep(
      of: IQLearn(settings: settings, data: Self.data, batchCount: Self.batchCount, seed: 0))
  }

  private func criticOfIQLearn(_ step: TrainingStep) -> Check {
    let (critic, policy) = (step.network("critic"), step.network("policy"))
    let drawn = policy.drawn(
      step.rows("batch.expert.observations"), step.rows("noise.action.expert"))
    let next = policy.drawn(
      step.rows("batch.expert.next_observations"), step.rows("noise.action.expert_next"))
    let nextValues = x.transcribed(
      46,
      [
        "values": step.network("target_critic").values(next.stateActions),
        "logPolicy": next.logDensities,
      ])
    let targets = zip(nextValues, step.numbers("batch.expert.terminals")).map { value, terminal in
      terminal == 1 ? 0 : x.number("discount") * value
    }
    return check("Q of IQ-Learn", step, ["critic"]) { parameters in
      let moved = critic.moved(to: parameters[0])
      let stateValues = x.transcribed(
        46, ["values": moved.values(drawn.stateActions), "logPolicy": drawn.logDensities])
      return x.loss(
        47,
        [
          "values": moved.values(step.stateActions("expert")), "stateValues": stateValues,
          "targets": targets,
        ])
    }
  }

  private func policyOfIQLearn(_ step: TrainingStep) -> Check {
    let (policy, critic) = (step.network("policy"), step.network("critic", updated: true))
    return check("the policy of IQ-Learn", step, ["policy"]) { parameters in
      let drawn = policy.moved(to: parameters[0]).drawn(
        step.rows("batch.expert.observations"), step.rows("noise.action.policy_update"))
      return x.loss(
        48,
        ["values": critic.values(drawn.stateActions), "logPolicy": drawn.logDensities])
    }
  }

  // MARK: The dynamics model

  private func bounds() -> Check {
    var generator = Generator(seed: 0, stream: "dynamics weights")
    var dynamics = GaussianDynamics(
      observationCount: 3, actionCount: 2, hiddenWidths: [16], using: &generator)
    let transitions = Self.data.expert.transitions
    _ = dynamics.logDensities(of: transitions.nextObservations, after: transitions.stateActions)
    dynamics.backward(
      [Float](repeating: 0, count: transitions.count), after: transitions.stateActions)
    let weight = GaussianDynamics.Settings().boundPenalty
    return .training(
      "of the bounds", dynamics.network.gradient, at: dynamics.network.parameters
    ) {
      x.loss(
        53,
        ["upper": Array($0.suffix(6).prefix(3)), "lower": Array($0.suffix(3)), "weight": [weight]])
    }
  }

  // MARK: The comparison

  /// The gradient by the parameters of some networks, against differences of `loss`.
  private func check(
    _ trained: String, _ step: TrainingStep, _ networks: [String],
    loss: ([[Double]]) -> Double
  ) -> Check {
    let counts = networks.map { step.parameters($0).count }
    return .training(
      "of \(trained) in a step", networks.flatMap(step.gradient),
      at: networks.flatMap(step.parameters)
    ) { moved in
      var rest = moved[...]
      return loss(
        counts.map { count in
          defer { rest = rest.dropFirst(count) }
          return Array(rest.prefix(count))
        })
    }
  }

  // MARK: Data

  /// Of three states and two actions; every fourth transition is terminal.
  private static let data = ImitationData(expert: part("expert"), suboptimal: part("suboptimal"))

  private static func part(_ name: String) -> ImitationData.Part {
    let count = 20
    var generator = Generator(seed: 0, stream: "transitions of the \(name) dataset")
    return ImitationData.Part(
      transitions: generator.transitions(count),
      terminals: (0..<count).map { $0 % 4 == 0 })
  }
}
