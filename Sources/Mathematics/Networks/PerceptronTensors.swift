public import LinearAlgebra

extension Perceptron {
  /// The parameters as `name.layers.0.weight` (outputs × inputs), `name.layers.0.bias` and so on, and
  /// the extra parameters by their names.
  public func tensors(named name: String) -> [Tensor] { tensors(of: parameters, named: name) }

  /// The gradient of the last backward pass, with the names and shapes of the parameters.
  public func gradientTensors(named name: String) -> [Tensor] {
    tensors(of: gradient, named: name)
  }

  private func tensors(of numbers: [Float], named name: String) -> [Tensor] {
    var rest = numbers[...]
    return shapes(named: name).map { name, shape in
      let count = shape.reduce(1, *)
      defer { rest = rest.dropFirst(count) }
      return Tensor(name: name, shape: shape, elements: Array(rest.prefix(count)))
    }
  }

  /// The names and shapes of all tensors, in the order of their elements in `parameters`.
  private func shapes(named name: String) -> [(name: String, shape: [Int])] {
    (0..<layerCount).flatMap { layer in
      [
        ("\(name).layers.\(layer).weight", [widths[layer + 1], widths[layer]]),
        ("\(name).layers.\(layer).bias", [widths[layer + 1]]),
      ]
    } + extras.map { ("\(name).\($0.name)", [$0.count]) }
  }

  /// Restores the parameters from the tensors that `tensors(named:)` has made.
  public mutating func restore(
    named name: String, from tensors: [String: Tensor]
  ) throws(TensorMismatch) {
    var restored: [Float] = []
    for (name, shape) in shapes(named: name) {
      restored += try tensors.tensor(name, shape: shape)
    }
    parameters = restored
  }
}

/// A tensor that is missing, or does not fit the network that is restored from it.
public struct TensorMismatch: Error, Equatable, CustomStringConvertible {
  public var name: String
  public var problem: String

  public init(name: String, problem: String) {
    self.name = name
    self.problem = problem
  }

  public var description: String { "tensor '\(name)': \(problem)" }
}

extension [String: Tensor] {
  /// The elements of the tensor called `name`.
  ///
  /// - Throws: `TensorMismatch` when it is missing or has another shape.
  public func tensor(_ name: String, shape: [Int]) throws(TensorMismatch) -> [Float] {
    guard let tensor = self[name] else { throw TensorMismatch(name: name, problem: "is missing") }
    guard tensor.shape == shape else {
      throw TensorMismatch(
        name: name, problem: "has shape \(tensor.shape) where \(shape) was expected")
    }
    return tensor.elements
  }
}
