public import LinearAlgebra

/// A policy π(a|s): a Gaussian whose samples are squashed into (−1, 1) by tanh.
///
///     u ~ N(μ(s), σ(s)²),  a = tanh u
///     log π(aⱼ|s) = −½ ((uⱼ − μⱼ)/σⱼ)² − log σⱼ − ½ log 2π − log(1 − aⱼ²)
///
/// (Haarnoja et al., 2018, Appendix C.) The last layer gives μ, clipped to [−9, 9], and a raw log-std
/// that tanh rescales to [−5, 2]. Before atanh, actions are clipped to ±(1 − 10⁻⁶), because the density
/// has poles at ±1.
public struct TanhGaussianPolicy: PerceptronModel {
  static let meanBound: Float = 9
  private static let logStdBounds: ClosedRange<Float> = -5...2
  private static let actionBound: Float = 1 - 1e-6
  static let halfLogTwoPi: Float = 0.918_938_533

  public var network: Perceptron
  public let actionCount: Int
  /// ∂ log π(aⱼ|s) / ∂ network output, rows × (means, raw log-stds), of the last evaluation.
  private var densityGradients: [Float] = []

  /// Draws the weights; `hiddenWidths` are the widths of the hidden layers, from the input on.
  public init(
    observationCount: Int, actionCount: Int, hiddenWidths: [Int],
    initialization: Initialization = .uniform, using generator: inout Generator
  ) {
    self.actionCount = actionCount
    network = Perceptron(
      widths: [observationCount] + hiddenWidths + [2 * actionCount],
      initialization: initialization, using: &generator)
  }

  /// Makes the policy of the tensors `name.layers.0.weight` (outputs × inputs), `name.layers.0.bias` and
  /// so on; the tensors determine the widths.
  ///
  /// - Throws: `TensorMismatch` when a tensor is missing or does not fit the others.
  public init(named name: String, from tensors: [String: Tensor]) throws(TensorMismatch) {
    var widths: [Int] = []
    var inputCount: Int?
    while case let weight = "\(name).layers.\(widths.count).weight",
      let shape = tensors[weight]?.shape
    {
      guard shape.count == 2, shape.allSatisfy({ $0 > 0 }), shape[1] == inputCount ?? shape[1]
      else {
        let columns = inputCount.map { " with \($0) columns" } ?? ""
        throw TensorMismatch(
          name: weight, problem: "has shape \(shape), a matrix\(columns) is wanted")
      }
      widths.append(shape[1])
      inputCount = shape[0]
    }
    let last = "\(name).layers.\(max(widths.count, 1) - 1).weight"
    guard let outputCount = tensors[last]?.shape.first, outputCount % 2 == 0 else {
      throw TensorMismatch(
        name: last, problem: "does not have a mean and a log-std for each action")
    }
    var generator = Generator(seed: 0, stream: "weights that are replaced")
    self.init(
      observationCount: widths[0], actionCount: outputCount / 2,
      hiddenWidths: Array(widths.dropFirst()), using: &generator)
    try restore(named: name, from: tensors)
  }

  // MARK: Acting

  /// The squashed mode tanh μ(s) for each row of states.
  public mutating func modes(at observations: Matrix) -> Matrix {
    var chosen = Matrix(
      repeating: 0, rowCount: observations.rowCount, columnCount: actionCount)
    writeModes(at: observations, rowCount: observations.rowCount, into: &chosen)
    return chosen
  }

  /// One action drawn from π(·|s) for each row of states.
  public mutating func samples(
    at observations: Matrix, using generator: inout Generator
  ) -> Matrix {
    var unsquashed = unsquashedModes(at: observations, rowCount: observations.rowCount)
    addNoise(to: &unsquashed) { _ in generator.normal() }
    return Matrix(
      rowCount: observations.rowCount, columnCount: actionCount,
      elements: unsquashed.mapped(Float.hyperbolicTangent))
  }

  /// Writes the modes at the first `rowCount` rows of states into the same rows of `actions`.
  public mutating func writeModes(
    at observations: Matrix, rowCount: Int, into actions: inout Matrix
  ) {
    let modes = unsquashedModes(at: observations, rowCount: rowCount)
    actions.elements.replaceSubrange(
      0..<modes.count, with: modes.mapped(Float.hyperbolicTangent))
  }

  /// Draws actions at the first `rowCount` rows of states into the same rows of `actions`, each row with
  /// its own generator.
  public mutating func writeSamples(
    at observations: Matrix, rowCount: Int, into actions: inout Matrix,
    using generators: inout [Generator]
  ) {
    var unsquashed = unsquashedModes(at: observations, rowCount: rowCount)
    addNoise(to: &unsquashed) { row in generators[row].normal() }
    actions.elements.replaceSubrange(
      0..<unsquashed.count, with: unsquashed.mapped(Float.hyperbolicTangent))
  }

  /// The clipped μ(s) of the first `rowCount` rows of states, row after row.
  private mutating func unsquashedModes(at observations: Matrix, rowCount: Int) -> [Float] {
    network.forward(observations.elements, rowCount: rowCount)
    return network.outputs(columns: 0..<actionCount).mapped(Self.clipped)
  }

  /// Adds σ(s) ε to the means of the last forward pass; `normal` draws ε for a row.
  private func addNoise(to means: inout [Float], normal: (_ row: Int) -> Double) {
    let deviations = squashedLogStds.mapped { .exponential(Self.rescaled($0)) }
    for index in means.indices {
      means[index] += deviations[index] * Float(normal(index / actionCount))
    }
  }

  /// tanh of the raw log-stds of the last forward pass, row after row.
  var squashedLogStds: [Float] {
    network.outputs(columns: actionCount..<2 * actionCount).mapped(Float.hyperbolicTangent)
  }

  /// The mean of log σ(s) over all rows of states and all components.
  public mutating func meanLogStd(at observations: Matrix) -> Float {
    network.forward(observations.elements, rowCount: observations.rowCount)
    let sum = squashedLogStds.reduce(0) { $0 + Self.rescaled($1) }
    return sum / Float(observations.rowCount * actionCount)
  }

  // MARK: Density

  /// log π(aⱼ|s) of each action component, rows × components, stored for `backward`.
  public mutating func logDensities(of actions: Matrix, at observations: Matrix) -> Matrix {
    let rowCount = observations.rowCount
    network.forward(observations.elements, rowCount: rowCount)
    var densities = Matrix(repeating: 0, rowCount: rowCount, columnCount: actionCount)
    let gradientCount = 2 * rowCount * actionCount
    if densityGradients.count != gradientCount {
      densityGradients = Array(repeating: 0, count: gradientCount)
    }
    let (outputs, count) = (network.outputs, actionCount)
    let squashed = squashedLogStds
    let precisions = squashed.mapped { .exponential(-Self.rescaled($0)) }
    let unsquashed = actions.elements.mapped { .inverseHyperbolicTangent(Self.bounded($0)) }
    let volumes = actions.elements.mapped {
      .logarithm((1 - Self.bounded($0)) * (1 + Self.bounded($0)))
    }
    var density = densities.elements.mutableSpan
    var gradient = densityGradients.mutableSpan
    for row in 0..<rowCount {
      for column in 0..<count {
        let index = 2 * row * count + column
        let component = row * count + column
        let (rawMean, precision) = (outputs[index], precisions[component])
        let deviation = precision * (unsquashed[component] - Self.clipped(rawMean))
        density[component] =
          -0.5 * deviation * deviation - Self.rescaled(squashed[component]) - Self.halfLogTwoPi
          - volumes[component]
        gradient[index] = abs(rawMean) <= Self.meanBound ? deviation * precision : 0
        gradient[index + count] =
          (deviation * deviation - 1) * Self.logStdScale
          * (1 - squashed[component] * squashed[component])
      }
    }
    return densities
  }

  /// Computes the gradient of Σᵢ cᵢ log π(aᵢ|sᵢ) with respect to the parameters, at the actions and
  /// states of the last call of `logDensities`; `cotangents` holds one cᵢ for each row.
  public mutating func backward(_ cotangents: [Float], at observations: Matrix) {
    let densityGradients = densityGradients
    network.backward(observations.elements) { target in
      scaleRows(of: densityGradients, by: cotangents, into: &target)
    }
  }

  /// Computes the gradient without the components of `logDensities` that are below `floor` and would be
  /// lowered further.
  ///
  /// A positive cᵢ minimizes a likelihood, and without a floor −log π has no upper bound.
  public mutating func backward(
    _ cotangents: [Float], at observations: Matrix, logDensities: Matrix, floor: Float
  ) {
    for row in cotangents.indices where cotangents[row] > 0 {
      for column in 0..<actionCount where logDensities[row, column] < floor {
        densityGradients[2 * row * actionCount + column] = 0
        densityGradients[(2 * row + 1) * actionCount + column] = 0
      }
    }
    backward(cotangents, at: observations)
  }

  // MARK: Bounds

  static var logStdScale: Float { (logStdBounds.upperBound - logStdBounds.lowerBound) / 2 }

  static func rescaled(_ squashed: Float) -> Float {
    logStdBounds.lowerBound + logStdScale * (squashed + 1)
  }

  static func clipped(_ mean: Float) -> Float { max(-meanBound, min(meanBound, mean)) }

  private static func bounded(_ action: Float) -> Float {
    max(-actionBound, min(actionBound, action))
  }
}

/// Writes the rows of `matrix`, each multiplied with its scale, into `target`.
func scaleRows(of matrix: [Float], by scales: [Float], into target: inout [Float]) {
  let columnCount = matrix.count / scales.count
  for row in scales.indices {
    for index in row * columnCount..<(row + 1) * columnCount {
      target[index] = scales[row] * matrix[index]
    }
  }
}
