public import LinearAlgebra

/// A dynamics model f(s′|s, a) that predicts the difference of the states (Equation 2), or the next
/// state itself.
///
///     f(s′|s, a) = N(s + μ(s, a), diag σ(s, a)²)   or   N(μ(s, a), diag σ(s, a)²)
///
/// The log-std is bounded softly by two learned vectors that start at 2 and −10 (`BoundedLogStds`). The
/// penalty of the bounds, 0.01 · (Σ max − Σ min), keeps them from drifting apart.
public struct GaussianDynamics: PerceptronModel {
  public struct Settings: Equatable, Sendable {
    /// Whether μ is the difference of the states, and not the next state.
    public var predictsDifference = true
    /// The weight of Σ max − Σ min in the loss.
    public var boundPenalty = 0.01

    public init() {}
  }

  private static let initialUpperBound: Float = 2
  private static let initialLowerBound: Float = -10

  public var network: Perceptron
  public let observationCount: Int
  private let boundPenaltyWeight: Float
  /// The factor of s in the mean: 1, or 0 where μ is the next state.
  private let stateWeight: Float
  /// ∂ log f / ∂ network output, rows × (means, raw log-stds), of the last evaluation.
  private var densityGradients: [Float] = []
  /// ∂ log f / ∂ (upper, lower) bound, rows × (upper, lower), of the last evaluation.
  private var boundGradients: [Float] = []

  public init(
    observationCount: Int, actionCount: Int, hiddenWidths: [Int], settings: Settings = Settings(),
    using generator: inout Generator
  ) {
    self.observationCount = observationCount
    boundPenaltyWeight = Float(settings.boundPenalty)
    stateWeight = settings.predictsDifference ? 1 : 0
    network = Perceptron(
      widths: [observationCount + actionCount] + hiddenWidths + [2 * observationCount],
      extras: ["log_std_upper", "log_std_lower"].map { ($0, observationCount) }, using: &generator)
    for column in 0..<observationCount {
      network.parameters[upperIndex(column)] = Self.initialUpperBound
      network.parameters[lowerIndex(column)] = Self.initialLowerBound
    }
  }

  // MARK: Predicting

  /// The mean next state, one row for each row of (s, a).
  public mutating func meanNextObservations(after inputs: Matrix) -> Matrix {
    network.forward(inputs.elements, rowCount: inputs.rowCount)
    var next = Matrix(
      rowCount: inputs.rowCount, columnCount: observationCount,
      elements: network.outputs(columns: 0..<observationCount))
    for row in 0..<inputs.rowCount {
      for column in 0..<observationCount {
        next[row, column] += stateWeight * inputs[row, column]
      }
    }
    return next
  }

  /// One next state drawn from f(·|s, a) for each row of (s, a).
  public mutating func sampledNextObservations(
    after inputs: Matrix, using generator: inout Generator
  ) -> Matrix {
    var next = meanNextObservations(after: inputs)
    let deviations = logStds.values.mapped(Float.exponential)
    for index in deviations.indices {
      next.elements[index] += deviations[index] * Float(generator.normal())
    }
    return next
  }

  /// The mean of log σ(s, a) over all rows of (s, a) and all components.
  public mutating func meanLogStd(after inputs: Matrix) -> Float {
    network.forward(inputs.elements, rowCount: inputs.rowCount)
    return logStds.values.reduce(0, +) / Float(inputs.rowCount * observationCount)
  }

  // MARK: Density

  /// log f(s′ⱼ|s, a) of each state component, rows × components, stored for `backward`.
  ///
  /// `inputs` holds (s, a), one row for each row of next states.
  public mutating func logDensities(of nextObservations: Matrix, after inputs: Matrix) -> Matrix {
    let rowCount = inputs.rowCount
    network.forward(inputs.elements, rowCount: rowCount)
    var densities = Matrix(repeating: 0, rowCount: rowCount, columnCount: observationCount)
    let gradientCount = 2 * rowCount * observationCount
    if densityGradients.count != gradientCount {
      densityGradients = Array(repeating: 0, count: gradientCount)
      boundGradients = densityGradients
    }
    let (outputs, logStds, count) = (network.outputs, logStds, observationCount)
    let precisions = logStds.values.mapped { .exponential(-$0) }
    let next = nextObservations.elements.span
    let current = inputs.elements.span
    var density = densities.elements.mutableSpan
    // Moved to local variables without a copy.
    var (byOutputs, byBounds) = (densityGradients, boundGradients)
    (densityGradients, boundGradients) = ([], [])
    var outputGradient = byOutputs.mutableSpan
    var boundGradient = byBounds.mutableSpan
    for row in 0..<rowCount {
      for column in 0..<count {
        let index = 2 * row * count + column
        let component = row * count + column
        let (above, below) = (logStds.above[component], logStds.below[component])
        let difference =
          next[component] - stateWeight * current[row * inputs.columnCount + column]
        let precision = precisions[component]
        let deviation = precision * (difference - outputs[index])
        density[component] =
          -0.5 * deviation * deviation - logStds.values[component]
          - TanhGaussianPolicy.halfLogTwoPi
        let excess = deviation * deviation - 1
        outputGradient[index] = deviation * precision
        outputGradient[index + count] = excess * (below * above)
        boundGradient[index] = excess * (below * (1 - above))
        boundGradient[index + count] = excess * logStds.atLowerBound[component]
      }
    }
    (densityGradients, boundGradients) = (byOutputs, byBounds)
    return densities
  }

  /// The weighted Σ max − Σ min, the part of the loss that is not a log-density.
  public var boundPenalty: Float {
    var distance: Float = 0
    for column in 0..<observationCount {
      distance +=
        network.parameters[upperIndex(column)] - network.parameters[lowerIndex(column)]
    }
    return boundPenaltyWeight * distance
  }

  /// Computes the gradient of Σᵢ cᵢ log f(s′ᵢ|sᵢ, aᵢ) + `boundPenalty` with respect to the parameters, at
  /// the transitions of the last call of `logDensities`; `cotangents` holds one cᵢ for each row.
  public mutating func backward(_ cotangents: [Float], after inputs: Matrix) {
    let densityGradients = densityGradients
    network.backward(inputs.elements) { target in
      scaleRows(of: densityGradients, by: cotangents, into: &target)
    }
    let width = 2 * observationCount
    var bounds =
      Array(repeating: boundPenaltyWeight, count: observationCount)
      + Array(repeating: -boundPenaltyWeight, count: observationCount)
    for row in cotangents.indices {
      for column in 0..<width {
        bounds[column] += cotangents[row] * boundGradients[row * width + column]
      }
    }
    network.gradient.replaceSubrange(network.extraOffset..., with: bounds)
  }

  // MARK: Bounds

  private func upperIndex(_ column: Int) -> Int { network.extraOffset + column }

  private func lowerIndex(_ column: Int) -> Int {
    network.extraOffset + observationCount + column
  }

  /// The bounded log-stds of the last forward pass.
  private var logStds: BoundedLogStds {
    let upper = upperIndex(0)
    return BoundedLogStds(
      raw: network.outputs(columns: observationCount..<2 * observationCount),
      lower: Array(network.parameters[lowerIndex(0)...].prefix(observationCount)),
      upper: Array(network.parameters[upper...].prefix(observationCount)))
  }
}
