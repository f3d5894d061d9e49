internal import LinearAlgebra

/// The penalty that keeps the weights into the units of a layer orthogonal to each other (Brock et al.,
/// 2019, Equation 3), and its gradient.
///
///     R = c · Σ over layers, i ≠ j of (W Wᵀ)ᵢⱼ²,   ∂R/∂W = 4c · offdiag(W Wᵀ) W
///
/// W is outputs × inputs: W Wᵀ is KᵀK for a kernel K that is stored inputs × outputs, as in Keras.
public struct OrthogonalRegularizer: Sendable {
  private let coefficient: Float
  // Memory that is reused between evaluations.
  private var gram: [Float] = []
  private var weightGradient: [Float] = []

  public init(coefficient: Double) {
    self.coefficient = Float(coefficient)
  }

  /// Adds the gradient of R to the gradient of the last `backward` of `policy`, and returns R.
  public mutating func add(to policy: inout TanhGaussianPolicy) -> Float {
    var sum: Float = 0
    for layer in 0..<policy.network.layerCount {
      sum += add(layer: layer, of: &policy.network)
    }
    return coefficient * sum
  }

  /// Returns Σ (W Wᵀ)ᵢⱼ² over i ≠ j of one layer.
  private mutating func add(layer: Int, of network: inout Perceptron) -> Float {
    let (outputCount, inputCount) = (network.widths[layer + 1], network.widths[layer])
    if gram.count < outputCount * outputCount {
      gram = Array(repeating: 0, count: outputCount * outputCount)
    }
    if weightGradient.count < outputCount * inputCount {
      weightGradient = Array(repeating: 0, count: outputCount * inputCount)
    }
    let offset = network.offset(ofLayer: layer)
    multiply(
      ProductShape(
        rowCount: outputCount, columnCount: outputCount, innerCount: inputCount,
        rightTransposed: true), network.parameters, leftStart: offset, network.parameters,
      rightStart: offset, into: &gram)
    let coefficient = coefficient
    var sum: Float = 0
    gram.withUnsafeMutableBufferPointer { gram in
      for row in 0..<outputCount {
        gram[row * outputCount + row] = 0
        var square: Float = 0
        for index in row * outputCount..<(row + 1) * outputCount {
          square += gram[index] * gram[index]
          gram[index] *= 4 * coefficient
        }
        sum += square
      }
    }
    multiply(
      ProductShape(rowCount: outputCount, columnCount: inputCount, innerCount: outputCount), gram,
      network.parameters, rightStart: offset, into: &weightGradient)
    Networks.add(weightGradient, to: &network.gradient, start: offset, outputCount * inputCount)
    return sum
  }
}
