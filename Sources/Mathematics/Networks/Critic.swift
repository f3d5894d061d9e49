public import LinearAlgebra

/// A number for each (s, a): a perceptron with one output, such as Q or ν.
public struct Critic: Sendable {
  public internal(set) var network: Perceptron
  private let actionCount: Int
  private let hasOutputBias: Bool
  private var inputGradient: [Float] = []

  /// Draws the weights.
  ///
  /// - Parameters:
  ///   - observationCount: Components of s.
  ///   - actionCount: Components of a.
  ///   - hiddenWidths: Widths of the hidden layers, from the input on.
  ///   - hasOutputBias: Whether the last layer has a bias; if not, it stays 0, which is for losses
  ///     that do not see a constant added to every value.
  ///   - initialization: How the parameters are drawn.
  ///   - generator: Draws them.
  public init(
    observationCount: Int, actionCount: Int, hiddenWidths: [Int], hasOutputBias: Bool = true,
    initialization: Initialization, using generator: inout Generator
  ) {
    self.actionCount = actionCount
    self.hasOutputBias = hasOutputBias
    network = Perceptron(
      widths: [observationCount + actionCount] + hiddenWidths + [1],
      initialization: initialization, using: &generator)
    if !hasOutputBias { network.parameters[network.extraOffset - 1] = 0 }
  }

  /// The value at each row of (s, a); keeps what the gradients need.
  public mutating func values(at stateActions: Matrix) -> Samples<Float> {
    network.forward(stateActions.elements, rowCount: stateActions.rowCount)
    return Samples(Array(network.outputs.prefix(stateActions.rowCount)))
  }

  /// Computes the gradient of Σᵢ cᵢ × value by the parameters, at the (s, a) of the last call of
  /// `values`, where `cotangents` holds one cᵢ for each row.
  public mutating func backward(_ cotangents: [Float], at stateActions: Matrix) {
    network.backward(stateActions.elements) { target in
      for row in cotangents.indices { target[row] = cotangents[row] }
    }
    if !hasOutputBias { network.gradient[network.extraOffset - 1] = 0 }
  }

  /// The gradient of the loss of the last `backward` by the actions, those of the given rows.
  public mutating func actionGradient(inRows rows: Range<Int>) -> Matrix {
    network.writeInputGradient(into: &inputGradient)
    return actionColumns(ofRows: rows)
  }

  /// The gradient of Σᵢ cᵢ × value by the actions, at the (s, a) of the last call of `values`; that
  /// by the parameters is left alone.
  public mutating func actionGradient(of cotangents: [Float]) -> Matrix {
    network.backwardToInputs(into: &inputGradient) { target in
      for row in cotangents.indices { target[row] = cotangents[row] }
    }
    return actionColumns(ofRows: cotangents.indices)
  }

  private func actionColumns(ofRows rows: Range<Int>) -> Matrix {
    let width = network.widths[0]
    var gradient = Matrix(repeating: 0, rowCount: rows.count, columnCount: actionCount)
    for row in 0..<rows.count {
      let end = (rows.lowerBound + row + 1) * width
      for column in 0..<actionCount {
        gradient[row, column] = inputGradient[end - actionCount + column]
      }
    }
    return gradient
  }

  /// Moves the parameters against the gradient of the last `backward`.
  public mutating func update(with optimizer: inout Adam) {
    optimizer.update(&network.parameters, against: network.gradient)
  }

  /// Moves each parameter the fraction `rate` of its way to that of `other`.
  public mutating func approach(_ other: Critic, rate: Float) {
    network.approach(other.network, rate: rate)
  }

  public mutating func restore(
    named name: String, from tensors: [String: Tensor]
  ) throws(TensorMismatch) {
    try network.restore(named: name, from: tensors)
  }
}
