public import LinearAlgebra

/// A model whose parameters are those of one perceptron.
public protocol PerceptronModel: Sendable {
  var network: Perceptron { get set }
}

extension PerceptronModel {
  public mutating func update(with optimizer: inout Adam) { network.update(with: &optimizer) }

  public mutating func softUpdate(toward other: Self, rate: Float) {
    network.softUpdate(toward: other.network, rate: rate)
  }

  public mutating func restore(
    named name: String, from tensors: [String: Tensor]
  ) throws(TensorMismatch) {
    try network.restore(named: name, from: tensors)
  }
}
