public import LinearAlgebra

/// Q(s, a) as a distribution: a perceptron of (s, a) whose outputs are the quantiles of the return
/// at the levels (m − ½)/M, m = 1…M (Dabney et al., 2018).
public struct QuantileCritic: PerceptronModel {
  public var network: Perceptron
  public let quantileCount: Int

  /// Draws the weights; `hiddenWidths` are the widths of the hidden layers, from the input on.
  public init(
    observationCount: Int, actionCount: Int, hiddenWidths: [Int], quantileCount: Int,
    using generator: inout Generator
  ) {
    self.quantileCount = quantileCount
    network = Perceptron(
      widths: [observationCount + actionCount] + hiddenWidths + [quantileCount],
      using: &generator)
  }

  /// The quantiles at each row of (s, a), row after row; the array may be longer.
  public mutating func quantiles(at stateActions: Matrix) -> [Float] {
    network.forward(stateActions.elements, rowCount: stateActions.rowCount)
    return network.outputs
  }

  /// Computes the gradient of a loss with respect to the parameters, at the (s, a) of the last call of
  /// `quantiles`; `fill` writes ∂L/∂quantiles.
  public mutating func backward(at stateActions: Matrix, fill: (inout [Float]) -> Void) {
    network.backward(stateActions.elements, fill: fill)
  }

  /// Writes ∂L/∂(s, a), row after row, into `gradient`, at the (s, a) of the last call of `quantiles`;
  /// `fill` writes ∂L/∂quantiles.
  public mutating func backwardToInputs(
    into gradient: inout [Float], fill: (inout [Float]) -> Void
  ) {
    network.backwardToInputs(into: &gradient, fill: fill)
  }
}
