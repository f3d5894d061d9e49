public import LinearAlgebra

/// The penalty that keeps the norm of a critic's gradient near one (Gulrajani et al., 2017), and the
/// gradient of the penalty.
///
///     P = c · E[(‖∇ₓ ν(x)‖ − 1)²]
///
/// ∇ₓ ν is a backward pass. With mₖ the mask of the k-th ReLU, which is constant almost everywhere, it
/// is an expression of products and masks:
///
///     δ_L = 1,   δₖ = (δₖ₊₁ Wₖ₊₁) ∘ mₖ,   ∇ₓ ν = δ₁ W₁
///
/// Its derivative is therefore a forward pass, of the tangent t₀ = ∂P/∂(∇ₓ ν):
///
///     t₀ = 2c/n · (1 − 1/‖∇ₓ ν‖) ∇ₓ ν,   tₖ = (tₖ₋₁ Wₖᵀ) ∘ mₖ
///     ∂P/∂Wₖ = δₖᵀ tₖ₋₁,   ∂P/∂bₖ = 0
///
/// Where ∇ₓ ν = 0 the norm has no derivative, and t₀ is 0.
public struct GradientPenalty: Sendable {
  private let coefficient: Float
  /// t of the inputs of each layer; memory is reused between evaluations.
  private var tangents: [[Float]] = []
  /// ∂P/∂W of one layer.
  private var weightGradient: [Float] = []

  public init(coefficient: Double) {
    self.coefficient = Float(coefficient)
  }

  /// Adds the gradient of P at `inputs`, one x per row, to the gradient of the last `backward` of
  /// `critic`, and returns P.
  public mutating func add(to critic: inout Critic, at inputs: Matrix) -> Float {
    let rowCount = inputs.rowCount
    let layerCount = critic.network.layerCount
    if tangents.isEmpty { tangents = Array(repeating: [], count: layerCount) }
    critic.network.forward(inputs.elements, rowCount: rowCount)
    critic.network.backwardToInputs(into: &tangents[0]) { target in
      for row in 0..<rowCount { target[row] = 1 }
    }
    let penalty = replaceGradientsByTangents(rowCount: rowCount)
    for layer in 0..<layerCount {
      addWeightGradient(ofLayer: layer, to: &critic.network)
      if layer < layerCount - 1 { propagateTangents(throughLayer: layer, of: critic.network) }
    }
    return penalty
  }

  /// Replaces ∇ₓ ν by t₀, row by row, and returns P.
  private mutating func replaceGradientsByTangents(rowCount: Int) -> Float {
    let columnCount = tangents[0].count / rowCount
    let scale = coefficient / Float(rowCount)
    var penalty: Float = 0
    for row in 0..<rowCount {
      let columns = row * columnCount..<(row + 1) * columnCount
      var square: Float = 0
      for index in columns { square += tangents[0][index] * tangents[0][index] }
      let norm = square.squareRoot()
      penalty += scale * (norm - 1) * (norm - 1)
      let factor = norm > 0 ? 2 * scale * (norm - 1) / norm : 0
      for index in columns { tangents[0][index] *= factor }
    }
    return penalty
  }

  /// ∂P/∂W = δᵀ t.
  private mutating func addWeightGradient(ofLayer layer: Int, to network: inout Perceptron) {
    let shape = network.weightShape(ofLayer: layer, rowCount: network.rowCount)
    let count = shape.rowCount * shape.columnCount
    if weightGradient.count < count { weightGradient = Array(repeating: 0, count: count) }
    multiply(shape, network.cotangents[layer], tangents[layer], into: &weightGradient)
    Networks.add(
      weightGradient, to: &network.gradient, start: network.offset(ofLayer: layer), count)
  }

  /// t ← (t Wᵀ) ∘ m.
  private mutating func propagateTangents(throughLayer layer: Int, of network: Perceptron) {
    let shape = network.forwardShape(ofLayer: layer, rowCount: network.rowCount)
    let count = shape.rowCount * shape.columnCount
    if tangents[layer + 1].count < count {
      tangents[layer + 1] = Array(repeating: 0, count: count)
    }
    multiply(
      shape, tangents[layer], network.parameters, rightStart: network.offset(ofLayer: layer),
      into: &tangents[layer + 1])
    zero(&tangents[layer + 1], where: network.activations[layer], count)
  }
}
