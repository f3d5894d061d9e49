public import LinearAlgebra
internal import RealModule

/// A dynamics model f(s′|s, a) that predicts the difference of the states (Equation 2), or the next
/// state itself.
///
///     f(s′|s, a) = N(s + μ(s, a), diag σ(s, a)²)   or   N(μ(s, a), diag σ(s, a)²)
///
/// The log-std is bounded softly by two learned vectors that start at 2 and −10 (Chua et al., 2018):
/// ℓ ← max − softplus(max − ℓ), then ℓ ← min + softplus(ℓ − min). The penalty of the bounds,
/// 0.01 · (Σ max − Σ min), keeps them from drifting apart.
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
    nextObservations(after: inputs) { mean, _ in mean }
  }

  /// One next state drawn from f(·|s, a) for each row of (s, a).
  public mutating func sampledNextObservations(
    after inputs: Matrix, using generator: inout Generator
  ) -> Matrix {
    nextObservations(after: inputs) { mean, logStd in
      mean + .exp(logStd) * Float(generator.normal())
    }
  }

  private mutating func nextObservations(
    after inputs: Matrix, _ choose: (Float, Float) -> Float
  ) -> Matrix {
    network.forward(inputs.elements, rowCount: inputs.rowCount)
    var next = Matrix(
      repeating: 0, rowCount: inputs.rowCount, columnCount: observationCount)
    let outputs = network.outputs
    let bounds = bounds
    for row in 0..<inputs.rowCount {
      for column in 0..<observationCount {
        let index = 2 * row * observationCount + column
        let bounded = bounds[column].bounding(outputs[index + observationCount])
        next[row, column] =
          stateWeight * inputs[row, column] + choose(outputs[index], bounded.value)
      }
    }
    return next
  }

  /// The mean of log σ(s, a) over all rows of (s, a) and all components.
  public mutating func meanLogStd(after inputs: Matrix) -> Float {
    network.forward(inputs.elements, rowCount: inputs.rowCount)
    let bounds = bounds
    var sum: Float = 0
    for row in 0..<inputs.rowCount {
      for column in 0..<observationCount {
        let index = (2 * row + 1) * observationCount + column
        sum += bounds[column].bounding(network.outputs[index]).value
      }
    }
    return sum / Float(inputs.rowCount * observationCount)
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
    let (outputs, bounds, count) = (network.outputs, bounds, observationCount)
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
        let logStd = bounds[column].bounding(outputs[index + count])
        let difference =
          next[row * count + column] - stateWeight * current[row * inputs.columnCount + column]
        let precision = Float.exp(-logStd.value)
        let deviation = precision * (difference - outputs[index])
        density[row * count + column] =
          -0.5 * deviation * deviation - logStd.value - TanhGaussianPolicy.halfLogTwoPi
        let excess = deviation * deviation - 1
        outputGradient[index] = deviation * precision
        outputGradient[index + count] = excess * logStd.byRaw
        boundGradient[index] = excess * logStd.byUpper
        boundGradient[index + count] = excess * logStd.byLower
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

  /// The bounds of each component.
  private var bounds: [LogStdBounds] {
    (0..<observationCount).map { column in
      LogStdBounds(
        lower: network.parameters[lowerIndex(column)],
        upper: network.parameters[upperIndex(column)])
    }
  }
}

/// The bounds of one component's log-std.
private struct LogStdBounds {
  let lower: Float
  let upper: Float

  /// The bounded log-std, and its derivatives with respect to the raw value and the two bounds.
  func bounding(
    _ raw: Float
  ) -> (value: Float, byRaw: Float, byUpper: Float, byLower: Float) {
    let fromAbove = softplusAndDerivative(upper - raw)
    let fromBelow = softplusAndDerivative(upper - fromAbove.value - lower)
    let (above, below) = (fromAbove.derivative, fromBelow.derivative)
    return (lower + fromBelow.value, below * above, below * (1 - above), 1 - below)
  }
}

/// log(1 + eˣ) and its derivative, the sigmoid, without overflow.
func softplusAndDerivative(_ x: Float) -> (value: Float, derivative: Float) {
  let exponential = Float.exp(-abs(x))
  return (
    max(x, 0) + .log(onePlus: exponential), (x >= 0 ? 1 : exponential) / (1 + exponential)
  )
}

/// 1 / (1 + e⁻ˣ), without overflow.
func sigmoid(_ x: Float) -> Float {
  x >= 0 ? 1 / (1 + .exp(-x)) : .exp(x) / (1 + .exp(x))
}
