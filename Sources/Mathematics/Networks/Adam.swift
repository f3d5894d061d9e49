public import LinearAlgebra

/// Adam (Kingma and Ba, 2015), with the defaults β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸.
///
///     m ← β₁ m + (1 − β₁) g,   v ← β₂ v + (1 − β₂) g²
///     θ ← θ − η m̂ / (√v̂ + ε),   m̂ = m / (1 − β₁ᵗ),   v̂ = v / (1 − β₂ᵗ)
///
/// Weight decay λ is that of PyTorch's Adam: g + λ θ replaces g, as the gradient of ½ λ ‖θ‖² adds.
public struct Adam: Sendable {
  private static let firstDecay: Float = 0.9
  private static let secondDecay: Float = 0.999
  private static let epsilon: Float = 1e-8

  private let learningRate: Float
  private let weightDecay: Float
  private var firstMoments: [Float]
  private var secondMoments: [Float]
  private var stepCount = 0

  public init(learningRate: Double, weightDecay: Double = 0, parameterCount: Int) {
    self.learningRate = Float(learningRate)
    self.weightDecay = Float(weightDecay)
    firstMoments = Array(repeating: 0, count: parameterCount)
    secondMoments = firstMoments
  }

  /// Moves `parameters` one step against `gradient`, in a single pass over memory.
  public mutating func update(_ parameters: inout [Float], against gradient: [Float]) {
    precondition(
      parameters.count == firstMoments.count && gradient.count == firstMoments.count,
      "Adam for \(firstMoments.count) parameters was given \(parameters.count)")
    stepCount += 1
    let (beta1, beta2, epsilon) = (Self.firstDecay, Self.secondDecay, Self.epsilon)
    let stepSize = learningRate / Float(1 - power(Double(beta1), stepCount))
    let secondScale = (1 / Float(1 - power(Double(beta2), stepCount))).squareRoot()
    let count = parameters.count
    let (weightDecay, decays) = (weightDecay, weightDecay != 0)
    parameters.withUnsafeMutableBufferPointer { parameters in
      firstMoments.withUnsafeMutableBufferPointer { firstMoments in
        secondMoments.withUnsafeMutableBufferPointer { secondMoments in
          gradient.withUnsafeBufferPointer { gradient in
            guard let theta = parameters.baseAddress, let first = firstMoments.baseAddress,
              let second = secondMoments.baseAddress, let gradient = gradient.baseAddress
            else { return }
            for index in 0..<count {
              let g = decays ? gradient[index] + weightDecay * theta[index] : gradient[index]
              let m = beta1 * first[index] + (1 - beta1) * g
              let v = beta2 * second[index] + (1 - beta2) * g * g
              first[index] = m
              second[index] = v
              theta[index] -= stepSize * m / (v.squareRoot() * secondScale + epsilon)
            }
          }
        }
      }
    }
  }

  /// The moments and the number of steps taken, as `name.adam.…`.
  public func tensors(named name: String) -> [Tensor] {
    [
      Tensor(
        name: "\(name).adam.first_moments", shape: [firstMoments.count], elements: firstMoments),
      Tensor(
        name: "\(name).adam.second_moments", shape: [secondMoments.count],
        elements: secondMoments),
      // Two 16-bit halves, because a Float holds integers only up to 2²⁴.
      Tensor(
        name: "\(name).adam.step_count", shape: [2],
        elements: [Float(stepCount >> 16), Float(stepCount & 0xFFFF)]),
    ]
  }

  /// Restores the state from the tensors that `tensors(named:)` has made.
  public mutating func restore(
    named name: String, from tensors: [String: Tensor]
  ) throws(TensorMismatch) {
    let shape = [firstMoments.count]
    firstMoments = try tensors.tensor("\(name).adam.first_moments", shape: shape)
    secondMoments = try tensors.tensor("\(name).adam.second_moments", shape: shape)
    let halves = try tensors.tensor("\(name).adam.step_count", shape: [2])
    stepCount = Int(halves[0]) << 16 | Int(halves[1])
  }
}

/// xⁿ by repeated squaring, with the same bits on every processor.
func power(_ base: Double, _ exponent: Int) -> Double {
  var (result, square, rest) = (1.0, base, exponent)
  while rest > 0 {
    if rest & 1 == 1 { result *= square }
    square *= square
    rest >>= 1
  }
  return result
}
