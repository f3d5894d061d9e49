public import LinearAlgebra

/// A value for each (s, a), such as Q or ν: a perceptron with one output.
public struct Critic: PerceptronModel {
  public var network: Perceptron
  private let actionCount: Int
  private let hasOutputBias: Bool
  private var inputGradient: [Float] = []

  /// Draws the weights.
  ///
  /// Without an output bias, the last layer has the bias 0, for losses that do not depend on a constant
  /// added to every value.
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

  /// The value at each row of (s, a), stored for `backward` and `actionGradient`.
  public mutating func values(at stateActions: Matrix) -> Samples<Float> {
    network.forward(stateActions.elements, rowCount: stateActions.rowCount)
    return Samples(Array(network.outputs.prefix(stateActions.rowCount)))
  }

  /// Computes the gradient of Σᵢ cᵢ · valueᵢ with respect to the parameters, at the (s, a) of the last
  /// call of `values`; `cotangents` holds one cᵢ for each row.
  public mutating func backward(_ cotangents: [Float], at stateActions: Matrix) {
    network.backward(stateActions.elements) { target in
      for row in cotangents.indices { target[row] = cotangents[row] }
    }
    if !hasOutputBias { network.gradient[network.extraOffset - 1] = 0 }
  }

  /// The gradient of the loss of the last `backward` with respect to the actions of the given rows.
  public mutating func actionGradient(inRows rows: Range<Int>) -> Matrix {
    network.writeInputGradient(into: &inputGradient)
    return actionColumns(ofRows: rows)
  }

  /// The gradient of Σᵢ cᵢ · valueᵢ with respect to the actions, at the (s, a) of the last call of
  /// `values`; the gradient of the parameters does not change.
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
}
