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
