public import DataFiles
import Datasets
import Environments
import Experts
public import Foundation
import Imitation
import LinearAlgebra
import Networks
public import Records

/// The times of an update step of each method, of its matrix products alone, of its parts, and of the
/// occasional work of a training run.
///
/// The reference is the time that `sgemm` takes, in this process and on one thread, for exactly the
/// products of the step. Steps and products are timed in turns, and their ratio is taken within each
/// turn. Data are random, so d clips no row. On real data, d clips most rows, whose backward products
/// a step of DMIL leaves out, so that it is faster.
public enum CostBenchmark {
  private static let batchCount = 256

  /// The sizes of the states, actions and policy of a task.
  private struct Size {
    let task: String
    let observationCount, actionCount: Int
    /// Widths of the policy's hidden layers; `nil` for the method's default.
    var policyWidths: [Int]?

    init(_ task: BenchmarkTask) {
      self.task = task.rawValue
      (observationCount, actionCount) = (task.observationCount, task.actionCount)
      policyWidths = task.isLocomotion ? nil : [1024, 1024, 1024]
    }

    init(_ task: RobotTask) {
      (self.task, observationCount, actionCount) = (task.rawValue, task.observationCount, 1)
    }
  }

  /// The methods whose steps can be timed, and the one that trains experts.
  public static let learnerNames = Method.all.map(\.name) + ["tqc"]

  /// Measures everything with the policies of paper/experts in four minutes.
  ///
  /// - Throws: an error if a model or a policy is missing.
  public static func costs(repository: URL, models: Models) throws -> Costs {
    useOneBLASThreadPerProduct()
    let hopper = sizes[0]
    return Costs(
      machine: SystemInfo(repository: repository).entries.filter {
        ["cpu", "openblas_kernel", "swift", "cores"].contains($0.key)
      },
      items: sizes.flatMap { size in learnerNames.map { step(of: $0, on: size) } }
        + parts(on: hopper) + [refresh(on: hopper)]
        + (try evaluations(repository: repository, models: models)) + [pair(on: hopper)])
  }

  /// Measures the steps of these methods alone, on Hopper.
  public static func steps(of learners: [String]) -> [Costs.Item] {
    useOneBLASThreadPerProduct()
    return learners.map { step(of: $0, on: Size(.hopper)) }
  }

  /// The sizes of products differ between these tasks.
  private static let sizes = [
    Size(.hopper), Size(.halfCheetah), Size(.pen), Size(RobotTask.standingStill),
  ]

  /// Each product of the first steps of all learners, of the policies that they train, and of the
  /// experts' training, once and in order.
  static var products: [ProductShape] {
    var shapes: [ProductShape] = []
    for size in sizes {
      for name in learnerNames {
        let (_, work) = steps(of: name, on: size)
        for _ in 0..<2 { shapes += recordedProducts(of: work) }
      }
      shapes += policyProducts(on: size)
    }
    var seen: Set<ProductShape> = []
    return shapes.filter { seen.insert($0).inserted }
  }

  /// The products of a policy in one episode, in an evaluation and in the recording of a dataset.
  private static func policyProducts(on size: Size) -> [ProductShape] {
    var policy = learner(of: .bc, on: size).policy
    let states = transitions(20, size).observations
    return recordedProducts {
      for count in [1, 10, 20] { _ = policy.modes(at: states.rows(Array(0..<count))) }
    }
  }

  // MARK: Steps

  private static func step(of name: String, on size: Size) -> Costs.Item {
    let (count, work) = steps(of: name, on: size)
    return item(name, task: size.task, repetitionCount: count, work)
  }

  /// The next steps of a learner, and how many they are.
  private static func steps(of name: String, on size: Size) -> (count: Int, work: () -> Void) {
    guard let method = Method.named(name) else { return (1, tqcStep(on: size)) }
    return steps(of: learner(of: method, on: size))
  }

  private static func steps(of learner: some Learner) -> (count: Int, work: () -> Void) {
    var learner = learner
    var index = 0
    let count = learner.stepsPerCycle
    return (
      count,
      {
        for _ in 0..<count {
          _ = learner.step(index)
          index += 1
        }
      }
    )
  }

  private static func tqcStep(on size: Size) -> () -> Void {
    var learner = TQC(
      settings: TQC.Settings(), observationCount: size.observationCount,
      actionCount: size.actionCount, seed: 0)
    var buffer = ReplayBuffer(
      capacity: 4_096, observationCount: size.observationCount, actionCount: size.actionCount)
    let block = ReplayBlock(
      transitions(4_096, size), rewards: Array(repeating: 1, count: 4_096),
      terminals: Array(repeating: 0, count: 4_096))
    buffer.append(block, rows: 0..<block.count)
    var index = 0
    return {
      _ = learner.update(index, from: buffer)
      index += 1
    }
  }

  private static func item(
    _ name: String, task: String, repetitionCount: Int, _ work: () -> Void
  ) -> Costs.Item {
    var replay = ProductReplay(laterProducts(of: work), usingOpenBLAS: true)
    let turns = withoutActuallyEscaping(work) { Timing.turns(of: [$0, { replay.run() }]) }
    let scale = 1 / Double(repetitionCount)
    return Costs.Item(
      .step, name, task: task, milliseconds: Costs.Spread(of: turns[0].map { $0 * scale }),
      products: Costs.Spread(of: turns[1].map { $0 * scale }),
      ratio: Costs.Spread(of: zip(turns[0], turns[1]).map { $1 / $0 }),
      operationCount: replay.operationCount / repetitionCount)
  }

  /// The products of `work` behind its first two calls, which also generate rollouts.
  private static func laterProducts(of work: () -> Void) -> [ProductShape] {
    work()
    work()
    return recordedProducts(of: work)
  }

  // MARK: Parts

  /// The parts of a step of DMIL that can be timed alone.
  private static func parts(on size: Size) -> [Costs.Item] {
    var dmil = learner(of: .dmil, on: size)
    var index = 0
    let shapes = laterProducts {
      _ = dmil.step(index)
      index += 1
    }
    var replay = ProductReplay(shapes, usingOpenBLAS: false)
    let multiplying = Timing.spread { replay.run() }
    let recorded = transitions(4_096, size)
    var batch = Batch([.expert, .rollout], countPerDataset: batchCount, like: recorded)
    var step = 0
    let sampling = Timing.spread {
      for set in batch.datasets { batch.draw(set, from: recorded, seed: 0, step: step) }
      step += 1
    }
    let counts = dmil.tensors.filter { $0.name.hasSuffix("first_moments") }.map(\.elements.count)
    var optimizers = counts.map { Adam(learningRate: 1e-4, parameterCount: $0) }
    var parameters = counts.map { [Float](repeating: 0.1, count: $0) }
    let gradients = counts.map { [Float](repeating: 0.01, count: $0) }
    let optimizing = Timing.spread {
      for index in counts.indices {
        optimizers[index].update(&parameters[index], against: gradients[index])
      }
    }
    return [
      Costs.Item(.part, "products, as computed", task: size.task, milliseconds: multiplying),
      Costs.Item(.part, "sampling of the batch", task: size.task, milliseconds: sampling),
      Costs.Item(.part, "optimizer", task: size.task, milliseconds: optimizing),
    ]
  }

  // MARK: Occasions

  /// The refresh of a tenth of 20,000 rollouts.
  private static func refresh(on size: Size) -> Costs.Item {
    let recorded = transitions(20_000, size)
    let (settings, widths) = (RolloutBuffer.Settings(), PolicyAndModel.Settings())
    var buffer = RolloutBuffer(like: recorded, settings: settings)
    var stream = Generator(seed: 0, stream: "benchmark")
    var policy = TanhGaussianPolicy(
      observationCount: size.observationCount, actionCount: size.actionCount,
      hiddenWidths: widths.policyWidths, using: &stream)
    var dynamics = GaussianDynamics(
      observationCount: size.observationCount, actionCount: size.actionCount,
      hiddenWidths: widths.dynamicsWidths, using: &stream)
    var step = settings.interval
    let refresh = Timing.spread {
      buffer.refresh(
        atStep: step, from: recorded, seed: 0, policy: &policy, dynamics: &dynamics)
      step += settings.interval
    }
    return Costs.Item(
      .occasion, "refresh of 2,000 rollouts", task: size.task, milliseconds: refresh)
  }

  /// Evaluations of ten episodes.
  private static func evaluations(repository: URL, models: Models) throws -> [Costs.Item] {
    try BenchmarkTask.allCases.filter(\.isLocomotion).map { task in
      let expert = try ExpertPolicy(.expert, of: task, in: repository, sha256: nil)
      let model = try models.model(of: task, inertia: .cylinder)
      let works = try (0..<10).map { episode in
        try PolicyRollout(
          of: expert.policy, normalizer: nil, choice: .mode, on: model, episodes: 0..<10
        ) { Generator(seed: UInt64(episode), stream: "benchmark/\($0)") }
      }
      var index = 0
      return Costs.Item(
        .occasion, "evaluation, 10 episodes", task: task.rawValue,
        milliseconds: Timing.spread {
          var rollout = works[index % works.count]
          index += 1
          _ = rollout.episodes { true }
        })
    }
  }

  /// Two learners at the same time, each on a thread.
  private static func pair(on size: Size) -> Costs.Item {
    let stepCount = 10
    @Sendable func alone(_ learner: some Learner) {
      var learner = learner
      for index in 1...stepCount { _ = learner.step(index) }
    }
    let learners = (0..<2).map { _ in learner(of: .dmil, on: size) }
    let turns = Timing.turns(of: [
      { alone(learners[0]) },
      { DispatchQueue.concurrentPerform(iterations: 2) { alone(learners[$0]) } },
    ])
    return Costs.Item(
      .pair, "dmil", task: size.task,
      milliseconds: Costs.Spread(of: turns[1].map { $0 / Double(stepCount) }),
      ratio: Costs.Spread(of: zip(turns[0], turns[1]).map { 2 * $0 / $1 }))
  }

  // MARK: Data

  private static func learner(of method: Method, on size: Size) -> any Learner {
    var settings: [String: JSONValue] = [
      "dynamics_pretraining_steps": .integer(0), "first_phase_policy_steps": .integer(1),
      "first_phase_dynamics_steps": .integer(1),
    ]
    if let widths = size.policyWidths {
      settings["policy_widths"] = .list(widths.map(JSONValue.integer))
    }
    return method.learner(
      settings: RunValues(settings), data: data(of: size), batchCount: batchCount, seed: 0)
  }

  private static func data(of size: Size) -> ImitationData {
    ImitationData(
      expert: ImitationData.Part(transitions(4_096, size)),
      suboptimal: ImitationData.Part(transitions(4_096, size)))
  }

  private static func transitions(_ count: Int, _ size: Size) -> Transitions {
    var stream = Generator(seed: 0, stream: "benchmark")
    func matrix(_ columnCount: Int) -> Matrix {
      Matrix(
        rowCount: count, columnCount: columnCount,
        elements: (0..<count * columnCount).map { _ in Float(2 * stream.uniform() - 1) })
    }
    return Transitions(
      observations: matrix(size.observationCount), actions: matrix(size.actionCount),
      nextObservations: matrix(size.observationCount))
  }
}
