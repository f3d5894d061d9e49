public import LinearAlgebra

/// The discriminator d(s, a, log π(a|s), log f(s′|s, a)), clipped to [0.1, 0.9] after its sigmoid.
///
/// The log-densities enter component by component, clipped to [−20, 10] and scaled to [0, 1]: they
/// are unbounded below, and a raw −10⁵ would drown the other inputs. They are data here: no gradient
/// reaches π or f. Outside the clip the gradient is zero, as it is where PyTorch clamps.
public struct Discriminator: Sendable {
  /// What d is clipped to, so that 1/d and 1/(1 − d) stay finite (paper, Appendix A.1).
  public static let outputRange: ClosedRange<Float> = 0.1...0.9
  private static let logDensityRange: ClosedRange<Float> = -20...10

  public private(set) var network: Perceptron
  /// ∂d / ∂ network output, of the last evaluation.
  private var slopes: [Float] = []

  public init(
    observationCount: Int, actionCount: Int, hiddenWidths: [Int], using generator: inout Generator
  ) {
    network = Perceptron(
      widths: [2 * (observationCount + actionCount)] + hiddenWidths + [1], using: &generator)
  }

  /// The rows (s, a, log π, log f) that the discriminator sees.
  ///
  /// `stateActions` holds (s, a), one row for each sample; `logPolicy` log π(aⱼ|s), rows × action
  /// components; `logDynamics` log f(s′ⱼ|s, a), rows × state components.
  public static func inputs(
    stateActions: Matrix, logPolicy: Matrix, logDynamics: Matrix
  ) -> Matrix {
    let width = stateActions.columnCount + logPolicy.columnCount + logDynamics.columnCount
    var elements: [Float] = []
    elements.reserveCapacity(stateActions.rowCount * width)
    for row in 0..<stateActions.rowCount {
      elements.append(contentsOf: stateActions.row(row))
      for value in logPolicy.row(row) { elements.append(scaled(value)) }
      for value in logDynamics.row(row) { elements.append(scaled(value)) }
    }
    return Matrix(rowCount: stateActions.rowCount, columnCount: width, elements: elements)
  }

  private static func scaled(_ logDensity: Float) -> Float {
    let clipped = min(max(logDensity, logDensityRange.lowerBound), logDensityRange.upperBound)
    return (clipped - logDensityRange.lowerBound)
      / (logDensityRange.upperBound - logDensityRange.lowerBound)
  }

  /// d of each row; keeps what `backward` needs.
  public mutating func outputs(at inputs: Matrix) -> [Float] {
    network.forward(inputs.elements, rowCount: inputs.rowCount)
    var values = Array(network.outputs.prefix(inputs.rowCount))
    slopes = values
    for index in values.indices {
      let value = sigmoid(values[index])
      slopes[index] = Self.outputRange.contains(value) ? value * (1 - value) : 0
      values[index] = min(
        max(value, Self.outputRange.lowerBound), Self.outputRange.upperBound)
    }
    return values
  }

  /// Computes the gradient of Σᵢ cᵢ dᵢ for the inputs of the last call of `outputs`, where
  /// `cotangents` holds one cᵢ for each row.
  public mutating func backward(_ cotangents: [Float], at inputs: Matrix) {
    let slopes = slopes
    network.backward(inputs.elements) { target in
      scaleRows(of: slopes, by: cotangents, into: &target)
    }
  }

  /// Moves the parameters against the gradient of the last `backward`.
  public mutating func update(with optimizer: inout Adam) {
    optimizer.update(&network.parameters, against: network.gradient)
  }

  public mutating func restore(
    named name: String, from tensors: [String: Tensor]
  ) throws(TensorMismatch) {
    try network.restore(named: name, from: tensors)
  }
}
