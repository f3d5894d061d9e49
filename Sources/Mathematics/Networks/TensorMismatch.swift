public import LinearAlgebra

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
