public import Datasets
public import LinearAlgebra
public import Networks
internal import _Differentiation

/// Behavioral cloning (BC): maximises the likelihood of the demonstrated actions (Pomerleau, 1991).
///
///     L_π = E_De[−log π(a|s)]   (Eq. 1)
///
/// With suboptimal data it is BC-exp, which looks at D_e only, or BC-all, which draws its batch
/// uniformly from D_e ∪ D_o.
///
/// Differs from the paper, or decides what it leaves open:
/// 1. The step size is that of all learners here, so that none wins by its optimiser; the authors'
///    laboratory's library takes 3·10⁻⁴ for it.
/// 2. In BC-all the union is one data set, so that each transition weighs the same, whichever set it
///    is from.
public struct BehavioralCloning: Learner {
  /// Hyper-parameters; the defaults are those of Appendix B.2 of the paper.
  public struct Settings: Equatable, Sendable {
    public var learningRate = 1e-4
    public var policyWidths = [256, 256]
    /// Whether D_o is imitated too: BC-all.
    public var imitatesAll = false

    public init() {}
  }

  public static let lossNames = ["policy_loss"]
  public static let diagnosticNames = ["policy_log_std_expert"]

  private let demonstrations: Transitions
  private let seed: UInt64
  private var batch: Batch
  public private(set) var policy: TanhGaussianPolicy
  private var optimizer: Adam
  public var trace: Trace?

  /// Learns from D_e, or from D_e and D_o when the settings say so; each step draws `batchCount`
  /// transitions with replacement.
  ///
  /// - Precondition: there is a D_o where it is asked for.
  public init(settings: Settings, data: ImitationData, batchCount: Int, seed: UInt64) {
    let expert = data.expert.transitions
    demonstrations =
      settings.imitatesAll ? expert.appending(data.requiredSuboptimal.transitions) : expert
    self.seed = seed
    batch = Batch([.expert], countPerSet: batchCount, like: expert)
    var generator = Generator(seed: seed, stream: "policy weights")
    policy = TanhGaussianPolicy(
      observationCount: expert.observations.columnCount,
      actionCount: expert.actions.columnCount, hiddenWidths: settings.policyWidths,
      using: &generator)
    optimizer = Adam(
      learningRate: settings.learningRate, parameterCount: policy.network.parameters.count)
  }

  public mutating func step(_ index: Int) -> [Float?] {
    batch.draw(.expert, from: demonstrations, seed: seed, step: index)
    let logDensities = policy.logDensities(of: batch.actions, at: batch.observations)
    let (loss, slope) = valueWithGradient(at: Samples(logDensities.rowSums)) {
      equation1(logPolicy: $0)
    }
    policy.backward(slope.elements, at: batch.observations)
    policy.update(with: &optimizer)
    trace?.record(batch)
    trace?.record("policy.log_densities", logDensities, by: batch)
    trace?.record("loss.policy", loss)
    trace?.recordWeights("policy", slopes: slope.elements, by: batch)
    trace?.record(policy.network.gradientTensors(named: "gradient.policy"))
    return [loss]
  }

  public mutating func diagnostics(_ index: Int) -> [Float?] {
    batch.draw(
      .expert, from: demonstrations, seed: seed, purpose: "diagnostic batch", step: index)
    return [policy.meanLogStd(at: batch.observations)]
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

  public var stepProducts: [ProductShape] {
    policy.network.forwardProducts(rowCount: batch.rowCount)
      + policy.network.backwardProducts(rowCount: batch.rowCount)
  }
}
