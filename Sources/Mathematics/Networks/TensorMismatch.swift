public import LinearAlgebra

/// A set of tensors that does not fit the network it should fill.
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
  /// - Throws: `TensorMismatch` when there is none, or it has another shape.
  public func tensor(_ name: String, shape: [Int]) throws(TensorMismatch) -> [Float] {
    guard let tensor = self[name] else { throw TensorMismatch(name: name, problem: "is missing") }
    guard tensor.shape == shape else {
      throw TensorMismatch(
        name: name, problem: "has shape \(tensor.shape) where \(shape) was expected")
    }
    return tensor.elements
  }
}
