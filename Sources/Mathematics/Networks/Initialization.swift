internal import LinearAlgebra

/// How the parameters of a perceptron are drawn.
public enum Initialization: Sendable {
  /// Weights and biases uniform within ±1/√(inputs of the layer), PyTorch's default.
  case uniform
  /// Weights with orthonormal rows or columns, whichever are fewer, and biases of 0 (Saxe et al., 2014).
  case orthogonal

  /// The weight of one layer, outputs × inputs, followed by its bias.
  func layer(
    inputCount: Int, outputCount: Int, using generator: inout Generator
  ) -> [Float] {
    switch self {
    case .uniform:
      let bound = 1 / Double(inputCount).squareRoot()
      var drawn: [Float] = []
      for _ in 0..<(inputCount + 1) * outputCount {
        drawn.append(Float((2 * generator.uniform() - 1) * bound))
      }
      return drawn
    case .orthogonal:
      let rows = orthonormal(
        min(inputCount, outputCount), ofLength: max(inputCount, outputCount), using: &generator)
      var drawn = [Float](repeating: 0, count: (inputCount + 1) * outputCount)
      for output in 0..<outputCount {
        for input in 0..<inputCount {
          drawn[output * inputCount + input] = Float(
            outputCount <= inputCount ? rows[output][input] : rows[input][output])
        }
      }
      return drawn
    }
  }
}

/// `count` orthonormal vectors, uniform over all such frames: Gram–Schmidt of normal vectors, which
/// is the QR factorization whose R has a positive diagonal (Mezzadri, 2007).
private func orthonormal(
  _ count: Int, ofLength length: Int, using generator: inout Generator
) -> [[Double]] {
  var frame: [[Double]] = []
  for _ in 0..<count {
    var vector = [Double](repeating: 0, count: length)
    for index in 0..<length { vector[index] = generator.normal() }
    // The modified Gram–Schmidt method keeps the frame orthonormal to rounding.
    for other in frame {
      var projection = 0.0
      for index in 0..<length { projection += other[index] * vector[index] }
      for index in 0..<length { vector[index] -= projection * other[index] }
    }
    var square = 0.0
    for index in 0..<length { square += vector[index] * vector[index] }
    let scale = 1 / square.squareRoot()
    for index in 0..<length { vector[index] *= scale }
    frame.append(vector)
  }
  return frame
}
