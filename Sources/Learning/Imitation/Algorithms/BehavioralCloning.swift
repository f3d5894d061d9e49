internal import Datasets
public import LinearAlgebra
public import Networks
internal import _Differentiation

/// Behavioral cloning (BC): maximizes the likelihood of the demonstrated actions (Pomerleau, 1991).
///
///     L_π = E_De[−log π(a|s)]   (Eq. 1)
///
/// With suboptimal data there are two variants: BC-exp uses D_e only, BC-all draws its batch uniformly
/// from D_e ∪ D_o.
///
/// Differs from the paper, or decides a point that it leaves open:
/// 1. The step size is the same for all methods here, so that none has an advantage by its optimizer;
///    the library of the authors' laboratory uses 3·10⁻⁴.
/// 2. In BC-all the union is one dataset, so that each transition of both datasets has the same weight.
public struct BehavioralCloning: Learner {
  /// Hyper-parameters; the defaults are those of Appendix B.2 of the paper.
  public struct Settings: Equatable, Sendable {
    public var learningRate = 1e-4
    public var policyWidths = [256, 256]
    /// Whether to imitate D_o as well: BC-all.
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

  /// Learns from D_e, or from D_e and D_o where the settings say so; each step draws `batchCount`
  /// transitions with replacement.
  ///
  /// - Precondition: there is a D_o where it is needed.
  public init(settings: Settings, data: ImitationData, batchCount: Int, seed: UInt64) {
    let expert = data.expert.transitions
    demonstrations =
      settings.imitatesAll ? expert.appending(data.requiredSuboptimal.transitions) : expert
    self.seed = seed
    batch = Batch([.expert], countPerDataset: batchCount, like: expert)
    policy = TanhGaussianPolicy(for: expert, hiddenWidths: settings.policyWidths, seed: seed)
    optimizer = Adam(learningRate: settings.learningRate, for: policy.network)
  }

  public mutating func step(_ index: Int) -> [Float?] {
    batch.draw(.expert, from: demonstrations, seed: seed, step: index)
    let logDensities = policy.logDensities(of: batch.actions, at: batch.observations)
    let (loss, gradient) = valueWithGradient(at: Samples(logDensities.rowSums)) {
      policyLikelihoodLoss(logPolicy: $0)
    }
    policy.backward(gradient.elements, at: batch.observations)
    policy.update(with: &optimizer)
    trace?.record(batch)
    trace?.record("policy.log_densities", logDensities, by: batch)
    trace?.record("loss.policy", loss)
    trace?.recordWeights("policy", gradient: gradient.elements, by: batch)
    trace?.record(policy.network.gradientTensors(named: "gradient.policy"))
    return [loss]
  }

  public mutating func diagnostics(_ index: Int) -> [Float?] {
    batch.draw(
      .expert, from: demonstrations, seed: seed, purpose: "diagnostic batch", step: index)
    return [policy.meanLogStd(at: batch.observations)]
  }

  public var tensors: [Tensor] {
    policy.network.tensors(named: "policy") + optimizer.tensors(named: "policy")
  }

  public mutating func restore(_ tensors: [String: Tensor]) throws(TensorMismatch) {
    try policy.restore(named: "policy", from: tensors)
    try optimizer.restore(named: "policy", from: tensors)
  }
}
