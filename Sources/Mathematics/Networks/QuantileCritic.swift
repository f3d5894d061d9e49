public import LinearAlgebra

/// Q(s, a) as a distribution: a perceptron of (s, a) whose outputs are the quantiles of the return
/// at the levels (m − ½)/M, m = 1…M (Dabney et al., 2018).
public struct QuantileCritic: Sendable {
  private var network: Perceptron
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

  public var parameterCount: Int { network.parameters.count }

  /// The quantiles at each row of (s, a), row after row; valid for as many rows as were given.
  public mutating func quantiles(at statesAndActions: Matrix) -> [Float] {
    network.forward(statesAndActions.elements, rowCount: statesAndActions.rowCount)
    return network.outputs
  }

  /// Computes the gradient of a loss of the last quantiles, at the same (s, a); `fill` writes
  /// ∂L/∂quantiles.
  public mutating func backward(at statesAndActions: Matrix, fill: (inout [Float]) -> Void) {
    network.backward(statesAndActions.elements, fill: fill)
  }

  /// Writes ∂L/∂(s, a), row after row, of a loss of the last quantiles into `gradient`.
  public mutating func backwardToInputs(
    into gradient: inout [Float], fill: (inout [Float]) -> Void
  ) {
    network.backwardToInputs(into: &gradient, fill: fill)
  }

  /// Moves the parameters against the gradient of the last `backward`.
  public mutating func update(with optimizer: inout Adam) {
    optimizer.update(&network.parameters, against: network.gradient)
  }

  /// Moves each parameter the fraction `rate` of its way to that of `other`.
  public mutating func approach(_ other: QuantileCritic, rate: Float) {
    network.approach(other.network, rate: rate)
  }

  /// The products of one evaluation.
  public func forwardProducts(rowCount: Int) -> [ProductShape] {
    network.forwardProducts(rowCount: rowCount)
  }

  /// The products of one `backward`.
  public func backwardProducts(rowCount: Int) -> [ProductShape] {
    network.backwardProducts(rowCount: rowCount)
  }

  /// The products of one `backwardToInputs`.
  public func inputProducts(rowCount: Int) -> [ProductShape] {
    network.inputProducts(rowCount: rowCount)
  }

  public func tensors(named name: String) -> [Tensor] { network.tensors(named: name) }

  public mutating func restore(
    named name: String, from tensors: [String: Tensor]
  ) throws(TensorMismatch) {
    try network.restore(named: name, from: tensors)
  }
}
