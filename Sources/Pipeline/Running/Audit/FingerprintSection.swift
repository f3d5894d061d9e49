import Datasets
import Environments
import Experts
import Imitation
import LinearAlgebra
import Networks
import Records
import TSNE

/// A part of the fingerprint: numbers of a small generated problem, and whose they are.
struct FingerprintSection {
  let name: String
  /// The modules whose change can move the numbers.
  let modules: [NumericsModule]
  let measure: () throws -> [(name: String, value: Double)]

  static var all: [FingerprintSection] {
    learners
      + [products, discriminator, tqc, robot, experts, normalizer, embedding, evaluation]
  }

  /// The modules of the section that a value of the fingerprint belongs to.
  static func modules(of value: String) -> [NumericsModule] {
    all.first { value.hasPrefix($0.name + "/") }?.modules ?? []
  }

  private static let stepCount = 60
  private static let seed: UInt64 = 7

  // MARK: Learners

  private static var learners: [FingerprintSection] {
    let small: [String: JSONValue] = [
      "policy_widths": widths, "dynamics_widths": widths, "discriminator_widths": widths,
      "critic_widths": widths, "warm_up_steps": .integer(10), "random_steps": .integer(15),
      "dynamics_pretraining_steps": .integer(10), "rollout_interval": .integer(20),
      "first_phase_policy_steps": .integer(30), "first_phase_dynamics_steps": .integer(30),
      "reward_widths": widths, "discriminator_interval": .integer(10),
      "learning_rate": .number(0.0003), "critic_learning_rate": .number(0.0003),
    ]
    let sampled = small.merging(["sampled_rollouts": .flag(true)]) { $1 }
    return Method.all.map { learner($0, $0.name, small) }
      + Method.all.filter { $0.name == "dmil" }.map { learner($0, "dmil sampled", sampled) }
  }

  private static var widths: JSONValue { .list([.integer(24), .integer(16)]) }

  private static func learner(
    _ method: Method, _ name: String, _ settings: [String: JSONValue]
  ) -> FingerprintSection {
    FingerprintSection(name: name, modules: [.linearAlgebra, .networks, .imitation]) {
      numbers(
        of: method.learner(
          settings: RunValues(settings),
          data: ImitationData(
            expert: ImitationData.Part(expert), suboptimal: ImitationData.Part(suboptimal)),
          batchCount: 32, seed: seed))
    }
  }

  /// Losses on the way, and the sum of magnitudes of each tensor at the end.
  private static func numbers(of learner: some Learner) -> [(name: String, value: Double)] {
    var learner = learner
    var numbers: [(name: String, value: Double)] = []
    for index in 0..<stepCount {
      let values = learner.step(index)
      guard (index + 1) % 10 == 0 else { continue }
      let metrics = zip(
        type(of: learner).lossNames + type(of: learner).diagnosticNames,
        values + learner.diagnostics(index + 1))
      for (name, value) in metrics {
        if let value { numbers.append(("\(name) \(index + 1)", Double(value))) }
      }
    }
    for tensor in learner.tensors {
      numbers.append((tensor.name, tensor.elements.reduce(0) { $0 + Double(abs($1)) }))
    }
    // Far from the data, where the policy's bounds hold.
    var policy = learner.policy
    var far = expert.observations
    far.elements = far.elements.map { 1000 * $0 }
    let densities = policy.logDensities(of: expert.actions, at: far)
    numbers.append(("far density", densities.elements.reduce(0) { $0 + Double($1) }))
    if let rollouts = learner.rollouts, let outputs = learner.discriminatorOutputs(on: rollouts) {
      numbers.append(("output sum", outputs.reduce(0) { $0 + Double($1) }))
    }
    return numbers
  }

  /// A hash of the bits of each product at full width.
  private static var products: FingerprintSection {
    FingerprintSection(
      name: "products", modules: [.linearAlgebra, .networks, .imitation, .experts]
    ) {
      let shapes = CostBenchmark.products
      var generator = Generator(seed: seed, stream: "fingerprint products")
      let count = shapes.map { $0.innerCount * max($0.rowCount, $0.columnCount) }.max() ?? 0
      let factors = (0...count).map { _ in Float(2 * generator.uniform() - 1) }
      return shapes.map { shape in
        var product = [Float](repeating: 0, count: shape.rowCount * shape.columnCount)
        multiply(shape, factors, factors, rightStart: 1, into: &product)
        let hash = product.reduce(0 as UInt64) { $0 &* 31 &+ UInt64($1.bitPattern) }
        return (shape.description, Double(hash >> 11))
      }
    }
  }

  /// The discriminator where its clips hold: far inputs of several networks, and log-densities
  /// beyond their range.
  private static var discriminator: FingerprintSection {
    FingerprintSection(name: "discriminator", modules: [.linearAlgebra, .networks]) {
      var far = expert.observations
      far.elements = far.elements.map { 30 * $0 }
      let inputs = Discriminator.inputs(
        stateActions: far.besides(expert.actions), logDensities: [expert.actions, far])
      let outputs = (0..<8).flatMap { index in
        var generator = Generator(seed: seed, stream: "fingerprint discriminator", index: index)
        var discriminator = Discriminator(
          inputCount: 10, hiddenWidths: [24, 16], using: &generator)
        return discriminator.outputs(at: inputs)
      }
      return [
        ("output sum", outputs.reduce(0) { $0 + Double($1) }),
        ("output minimum", Double(outputs.min() ?? 0)),
        ("output maximum", Double(outputs.max() ?? 0)),
      ]
    }
  }

  /// Generated transitions: four states, one action within [−1, 1], some of them at its ends.
  private static var expert: Transitions {
    var generator = Generator(seed: seed, stream: "fingerprint")
    func matrix(_ columnCount: Int, _ scale: Float) -> Matrix {
      Matrix(
        rowCount: 200, columnCount: columnCount,
        elements: (0..<200 * columnCount).map { _ in
          scale * Float(2 * generator.uniform() - 1)
        })
    }
    let observations = matrix(4, 2)
    var actions = matrix(1, 1)
    for row in 0..<10 { actions[row, 0] = row % 2 == 0 ? 1 : -1 }
    var next = observations
    for row in 0..<200 {
      for column in 0..<4 { next[row, column] += 0.1 * actions[row, 0] * Float(column + 1) }
    }
    return Transitions(observations: observations, actions: actions, nextObservations: next)
  }

  /// The same states, answered by the opposite action in every other row.
  private static var suboptimal: Transitions {
    var mixed = expert
    for row in stride(from: 0, to: mixed.count, by: 2) { mixed.actions[row, 0] *= -1 }
    return mixed
  }

  // MARK: The robot and those who move it

  private static var robot: FingerprintSection {
    FingerprintSection(name: "robot", modules: [.environments]) {
      let robot = try WheelLeggedRobot()
      var generator = Generator(seed: seed, stream: "fingerprint robot")
      robot.reset(using: &generator)
      var numbers: [(name: String, value: Double)] = []
      for step in 1...60 {
        robot.step(torque: 2 * (2 * generator.uniform() - 1))
        guard step % 20 == 0 else { continue }
        let state = robot.state
        numbers += [
          ("tilt \(step)", state.tilt), ("tilt rate \(step)", state.tiltRate),
          ("position \(step)", state.position), ("velocity \(step)", state.velocity),
        ]
        for task in RobotTask.allCases {
          numbers.append(("reward \(task.rawValue) \(step)", task.reward(of: state)))
        }
      }
      numbers.append(("pole", try WheelLeggedRobot.linearization().unstablePole))
      return numbers
    }
  }

  private static var tqc: FingerprintSection {
    FingerprintSection(
      name: "tqc", modules: [.experts, .networks, .datasets, .linearAlgebra]
    ) {
      var settings = TQC.Settings()
      (settings.policyWidths, settings.criticWidths) = ([24, 16], [24, 16])
      settings.learningRate = 3e-4
      var learner = TQC(
        settings: settings, observationCount: expert.observations.columnCount,
        actionCount: expert.actions.columnCount, seed: seed)
      var buffer = ReplayBuffer(
        capacity: expert.count, observationCount: expert.observations.columnCount,
        actionCount: expert.actions.columnCount)
      buffer.append(
        ReplayBlock(
          expert, rewards: expert.observations.rowSums,
          terminals: (0..<expert.count).map { $0 % 5 == 0 ? 1 : 0 }),
        rows: 0..<expert.count)
      var last: [Float] = []
      for index in 0..<stepCount { last = learner.update(index, from: buffer) }
      return zip(TQC.diagnosticNames, last).map { ($0, Double($1)) }
    }
  }

  private static var experts: FingerprintSection {
    FingerprintSection(name: "experts", modules: [.experts, .environments, .linearAlgebra]) {
      var numbers: [(name: String, value: Double)] = []
      for task in RobotTask.allCases {
        var lqr = LQR(
          task: task, linearization: try WheelLeggedRobot.linearization())
        for (index, gain) in lqr.gain.enumerated() {
          numbers.append(("gain \(task.rawValue) \(index)", gain))
        }
        numbers.append(("lqr \(task.rawValue)", try torques(of: &lqr)))
        var human = SimulatedHuman(
          task: task, parameters: SimulatedHuman.Parameters(), seed: seed)
        numbers.append(("human \(task.rawValue)", try torques(of: &human)))
      }
      var random = RandomTorque(seed: seed)
      numbers.append(("random", try torques(of: &random)))
      return numbers
    }
  }

  /// The sum of magnitudes of the torques of a short episode.
  private static func torques(of controller: inout some Controller) throws -> Double {
    var generator = Generator(seed: seed, stream: "fingerprint experts")
    let trajectory = rollOut(
      &controller, on: try WheelLeggedRobot(), stepCount: 200, using: &generator)
    return trajectory.torques.reduce(0) { $0 + abs($1) }
  }

  // MARK: Data, embedding, evaluation

  private static var normalizer: FingerprintSection {
    FingerprintSection(name: "normalizer", modules: [.datasets, .linearAlgebra]) {
      let normalizer = Normalizer(fitting: expert.observations)
      let normalized = normalizer.normalized(expert.observations)
      return [
        ("mean", normalizer.mean.reduce(0) { $0 + Double(abs($1)) }),
        ("deviation", normalizer.deviation.reduce(0) { $0 + Double(abs($1)) }),
        ("normalized", normalized.elements.reduce(0) { $0 + Double(abs($1)) }),
      ]
    }
  }

  private static var embedding: FingerprintSection {
    FingerprintSection(name: "embedding", modules: [.tsne, .linearAlgebra]) {
      var settings = Embedding.Settings()
      settings.perplexity = 8
      settings.iterationCount = 30
      settings.exaggeratedIterationCount = 20
      let points = Points(expert.observations.rows(Array(0..<60)))
      let embedding = Embedding(
        of: points, settings: settings, seed: seed, afterIteration: { _ in })
      return [
        ("divergence", embedding.divergence()),
        ("coordinates", embedding.coordinates.elements.reduce(0) { $0 + Double(abs($1)) }),
      ]
    }
  }

  private static var evaluation: FingerprintSection {
    FingerprintSection(
      name: "evaluation",
      modules: [.running, .environments, .networks, .datasets, .linearAlgebra]
    ) {
      var generator = Generator(seed: seed, stream: "fingerprint policy")
      let policy = TanhGaussianPolicy(
        observationCount: 4, actionCount: 1, hiddenWidths: [24, 16], using: &generator)
      let episodes = try RobotEvaluation(
        task: .standingStill, normalizer: Normalizer(fitting: expert.observations),
        episodeCount: 3, seed: seed
      ).trajectories(of: policy, at: 100, while: { true })
      return RobotSummary(of: episodes, task: .standingStill).metrics
    }
  }
}

extension Fingerprint {
  /// Computes the fingerprint of the sources that this program was built from.
  ///
  /// - Throws: `EnvironmentError` when there is no robot.
  public static func measured() throws -> Fingerprint {
    var values: [String: Double] = [:]
    for section in FingerprintSection.all {
      for (name, value) in try section.measure() { values["\(section.name)/\(name)"] = value }
    }
    return Fingerprint(versions: NumericsModule.allCases.versions, values: values)
  }
}
