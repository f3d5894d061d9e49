public import Demonstrations
public import LinearAlgebra
public import Networks
internal import _Differentiation

/// Behavioral cloning (BC): maximises the likelihood of the expert's actions (Pomerleau, 1991).
///
///     L_π = E_De[−log π(a|s)]   (Eq. 1)
public struct BehavioralCloning: Learner {
  /// Hyper-parameters; the defaults are those of Appendix B.2 of the paper.
  public struct Settings: Equatable, Sendable {
    public var learningRate = 1e-4
    public var policyWidths = [256, 256]

    public init() {}
  }

  public static let diagnosticNames = ["policy_loss"]

  private let expert: Transitions
  private let batchCount: Int
  private let seed: UInt64
  private var batch: Batch
  public private(set) var policy: TanhGaussianPolicy
  private var optimizer: Adam

  /// Learns from `expert`, D_e in normalised states; each step draws `batchCount` transitions with
  /// replacement.
  public init(settings: Settings, expert: Transitions, batchCount: Int, seed: UInt64) {
    self.expert = expert
    self.batchCount = batchCount
    self.seed = seed
    batch = Batch(rowCount: batchCount, like: expert)
    var generator = Generator(seed: seed, stream: "policy weights")
    policy = TanhGaussianPolicy(
      observationCount: expert.observations.columnCount,
      actionCount: expert.actions.columnCount, hiddenWidths: settings.policyWidths,
      using: &generator)
    optimizer = Adam(
      learningRate: settings.learningRate, parameterCount: policy.network.parameters.count)
  }

  public mutating func step(_ index: Int) -> [Float?] {
    batch.fill(
      with: drawExpertIndices(batchCount, of: expert, seed: seed, step: index), of: expert)
    let logPolicy = Samples(
      policy.logDensities(of: batch.actions, at: batch.observations).rowSums)
    let (loss, gradient) = valueWithGradient(at: logPolicy) { equation1(logPolicy: $0) }
    policy.backward(gradient.elements, at: batch.observations)
    policy.update(with: &optimizer)
    return [loss]
  }

  public var pretrainingStepCount: Int { 0 }

  public var tensors: [Tensor] {
    policy.network.tensors(named: "policy") + optimizer.tensors(named: "policy")
  }

  public mutating func restore(_ tensors: [String: Tensor]) throws(TensorMismatch) {
    try policy.restore(named: "policy", from: tensors)
    try optimizer.restore(named: "policy", from: tensors)
  }

  public var rollouts: Transitions? { nil }

  public mutating func discriminatorOutputs(on transitions: Transitions) -> [Float]? { nil }
}
