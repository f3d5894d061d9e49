public import LinearAlgebra

/// What keeps the slope of a critic ν near one (Gulrajani et al., 2017), and its gradient.
///
///     P = c · E[(‖∇ₓ ν(x)‖ − 1)²]
///
/// The slope is a backward pass, and with mₖ the mask of the k-th ReLU, which is constant almost
/// everywhere, an expression of products and masks:
///
///     δ_L = 1,   δₖ = (δₖ₊₁ Wₖ₊₁) ∘ mₖ,   ∇ₓ ν = δ₁ W₁
///
/// Its own derivative is therefore a forward pass, of the tangent that P gives the slope:
///
///     t₀ = ∂P/∂(∇ₓ ν) = 2c/n · (1 − 1/‖∇ₓ ν‖) ∇ₓ ν,   tₖ = (tₖ₋₁ Wₖᵀ) ∘ mₖ
///     ∂P/∂Wₖ = δₖᵀ tₖ₋₁,   ∂P/∂bₖ = 0
///
/// Where ∇ₓ ν = 0 the norm has no derivative, and t₀ is 0 there.
public struct GradientPenalty: Sendable {
  private let coefficient: Float
  // Memory of an evaluation: t of each layer's inputs, and one layer's ∂P/∂W.
  private var tangents: [[Float]] = []
  private var weightGradient: [Float] = []

  public init(coefficient: Double) {
    self.coefficient = Float(coefficient)
  }

  /// Adds the gradient of P at `inputs`, one x a row, to what the last `backward` of `critic` left,
  /// and returns P.
  public mutating func add(to critic: inout Critic, at inputs: Matrix) -> Float {
    let rowCount = inputs.rowCount
    let layerCount = critic.network.layerCount
    if tangents.isEmpty { tangents = Array(repeating: [], count: layerCount) }
    critic.network.forward(inputs.elements, rowCount: rowCount)
    critic.network.backwardToInputs(into: &tangents[0]) { target in
      for row in 0..<rowCount { target[row] = 1 }
    }
    let penalty = turnSlopesIntoTangents(rowCount: rowCount)
    for layer in 0..<layerCount {
      addWeightGradient(ofLayer: layer, to: &critic.network)
      if layer < layerCount - 1 { carryTangents(throughLayer: layer, of: critic.network) }
    }
    return penalty
  }

  /// Replaces ∇ₓ ν by t₀, row by row, and returns P.
  private mutating func turnSlopesIntoTangents(rowCount: Int) -> Float {
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
    let offset = network.offset(ofLayer: layer)
    weightGradient.withUnsafeMutableBufferPointer { product in
      network.cotangents[layer].withUnsafeBufferPointer { cotangent in
        tangents[layer].withUnsafeBufferPointer { tangent in
          network.gradient.withUnsafeMutableBufferPointer { gradient in
            guard let product = product.baseAddress, let cotangent = cotangent.baseAddress,
              let tangent = tangent.baseAddress,
              let gradient = gradient.baseAddress.map({ $0 + offset })
            else { return }
            multiply(shape, cotangent, tangent, into: product)
            Networks.add(product, to: gradient, count)
          }
        }
      }
    }
  }

  /// t ← (t Wᵀ) ∘ m.
  private mutating func carryTangents(throughLayer layer: Int, of network: Perceptron) {
    let shape = network.forwardShape(ofLayer: layer, rowCount: network.rowCount)
    let count = shape.rowCount * shape.columnCount
    let offset = network.offset(ofLayer: layer)
    var carried: [Float] = []
    swap(&carried, &tangents[layer + 1])
    if carried.count < count { carried = Array(repeating: 0, count: count) }
    carried.withUnsafeMutableBufferPointer { product in
      tangents[layer].withUnsafeBufferPointer { tangent in
        network.parameters.withUnsafeBufferPointer { parameters in
          network.activations[layer].withUnsafeBufferPointer { activation in
            guard let product = product.baseAddress, let tangent = tangent.baseAddress,
              let weight = parameters.baseAddress.map({ $0 + offset }),
              let activation = activation.baseAddress
            else { return }
            multiply(shape, tangent, weight, into: product)
            zero(product, where: activation, count)
          }
        }
      }
    }
    swap(&carried, &tangents[layer + 1])
  }
}

extension GradientPenalty {
  /// The products of one evaluation for a critic with this network.
  public static func products(of network: Perceptron, rowCount: Int) -> [ProductShape] {
    let layers = 0..<network.layerCount
    return network.forwardProducts(rowCount: rowCount) + network.inputProducts(rowCount: rowCount)
      + layers.flatMap { layer in
        [network.weightShape(ofLayer: layer, rowCount: rowCount)]
          + (layer < layers.upperBound - 1
            ? [network.forwardShape(ofLayer: layer, rowCount: rowCount)] : [])
      }
  }
}
