public import LinearAlgebra

/// A model whose parameters are those of one perceptron.
public protocol PerceptronModel: Sendable {
  var network: Perceptron { get set }
}

extension PerceptronModel {
  /// Moves the parameters against the gradient of the last backward pass.
  public mutating func update(with optimizer: inout Adam) {
    optimizer.update(&network.parameters, against: network.gradient)
  }

  /// Moves each parameter θ to θ + rate · (θ′ − θ), where θ′ is that of `other`.
  public mutating func softUpdate(toward other: Self, rate: Float) {
    network.softUpdate(toward: other.network, rate: rate)
  }

  /// Restores the parameters from the tensors that `network.tensors(named:)` has made.
  public mutating func restore(
    named name: String, from tensors: [String: Tensor]
  ) throws(TensorMismatch) {
    try network.restore(named: name, from: tensors)
  }
}
