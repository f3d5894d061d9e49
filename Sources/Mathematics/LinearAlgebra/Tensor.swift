/// A named array of single-precision numbers, as stored in checkpoints.
public struct Tensor: Equatable, Sendable {
  /// Dotted path, such as `policy.layers.0.weight`.
  public var name: String
  /// Sizes from the slowest index to the fastest; empty for a scalar.
  public var shape: [Int]
  public var elements: [Float]

  /// - Precondition: The number of elements is the product of the sizes.
  public init(name: String, shape: [Int], elements: [Float]) {
    precondition(
      shape.reduce(1, *) == elements.count,
      "Tensor \(name): \(elements.count) elements do not fill shape \(shape)")
    self.name = name
    self.shape = shape
    self.elements = elements
  }

  public init(name: String, _ matrix: Matrix) {
    self.init(
      name: name, shape: [matrix.rowCount, matrix.columnCount], elements: matrix.elements)
  }
}
