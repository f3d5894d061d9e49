internal import LinearAlgebra
internal import Networks
internal import _Differentiation

/// What a policy loss Σ_D E_D[−w log π], with a term for each dataset D of a batch, does to the policy.
///
/// g_D is the gradient of the term of D with respect to the policy's parameters, g = Σ_D g_D the whole,
/// and b the gradient of behavioral cloning, E_De[−log π], on the same batch.
enum PolicyGradientDiagnostics {
  /// Mean and standard deviation of the weights w on each dataset.
  static func weightNames(on datasets: [DatasetRole]) -> [String] {
    datasets.flatMap { ["policy_weight_mean_\($0)", "policy_weight_std_\($0)"] }
  }

  /// ‖g_r‖ / Σ_D ‖g_D‖ of the rollouts; then the cosine of b with g, with g_e and with g_r.
  static let gradientNames = [
    "policy_gradient_share_rollout", "policy_gradient_bc_cosine",
    "policy_gradient_bc_cosine_expert", "policy_gradient_bc_cosine_rollout",
  ]

  /// The values of `weightNames`.
  static func weights(_ weights: [Float], by batch: Batch) -> [Float?] {
    batch.datasets.flatMap { dataset -> [Float?] in
      let own = weights[batch.rows(of: dataset)]
      let mean = own.reduce(0, +) / Float(own.count)
      let variance = own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(own.count)
      return [mean, variance.squareRoot()]
    }
  }

  /// The values of `gradientNames`, from g_D of each dataset of a batch and from `cloning`, b; `nil`
  /// where a gradient vanishes.
  static func values(
    of terms: [(dataset: DatasetRole, gradient: [Float])], cloning: [Float]
  ) -> [Float?] {
    func gradient(_ dataset: DatasetRole) -> [Float] {
      terms.first { $0.dataset == dataset }?.gradient ?? []
    }
    let lengths = terms.map { length(of: $0.gradient) }.reduce(0, +)
    let whole = cloning.indices.map { index in
      terms.reduce(0) { $0 + $1.gradient[index] }
    }
    return [lengths > 0 ? Float(length(of: gradient(.rollout)) / lengths) : nil]
      + [whole, gradient(.expert), gradient(.rollout)].map { cosine($0, cloning) }
  }

  private static func product(_ lhs: [Float], _ rhs: [Float]) -> Double {
    zip(lhs, rhs).reduce(0) { $0 + Double($1.0) * Double($1.1) }
  }

  private static func length(of vector: [Float]) -> Double {
    product(vector, vector).squareRoot()
  }

  private static func cosine(_ lhs: [Float], _ rhs: [Float]) -> Float? {
    let lengths = length(of: lhs) * length(of: rhs)
    return lengths > 0 ? Float(product(lhs, rhs) / lengths) : nil
  }
}

extension PolicyAndModel {
  /// The weights of a policy loss on the rows of `batch`, and the values of
  /// `PolicyGradientDiagnostics.gradientNames`; no parameter changes.
  ///
  /// The loss is given as to `updatePolicy`.
  mutating func policyGradientDiagnostics(
    on batch: Batch, floor: Float? = nil, changing change: (inout [Float]) -> Void = { _ in },
    by loss: @differentiable(reverse) (SamplesByDataset<Float>) -> Float
  ) -> (weights: [Float?], gradients: [Float?]) {
    let logPolicy = policy.logDensities(of: batch.actions, at: batch.observations)
    var (_, rows) = batch.valueWithGradient(at: logPolicy.rowSums, of: loss)
    change(&rows)
    // −w / n, of which −1 / n is that of behavioral cloning on the rows of D_e.
    let count = Float(batch.countPerDataset)
    func part(_ dataset: DatasetRole, _ cotangents: [Float]) -> [Float] {
      var part = [Float](repeating: 0, count: cotangents.count)
      for row in batch.rows(of: dataset) { part[row] = cotangents[row] }
      return part
    }
    policy.backward(part(.expert, rows.map { _ in -1 / count }), at: batch.observations)
    let cloning = policy.network.gradient
    let terms = batch.datasets.map { dataset in
      backward(part(dataset, rows), logPolicy: logPolicy, on: batch, floor: floor)
      return (dataset, policy.network.gradient)
    }
    return (
      PolicyGradientDiagnostics.weights(rows.map { -count * $0 }, by: batch),
      PolicyGradientDiagnostics.values(of: terms, cloning: cloning)
    )
  }
}
