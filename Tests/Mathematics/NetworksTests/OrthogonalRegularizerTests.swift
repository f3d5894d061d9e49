import LinearAlgebra
import Testing

@testable import Networks

@Suite struct OrthogonalRegularizerTests {
  private func policy(_ initialization: Initialization) -> TanhGaussianPolicy {
    var generator = Generator(seed: 5, stream: "policy")
    return TanhGaussianPolicy(
      observationCount: 3, actionCount: 2, hiddenWidths: [6, 5], initialization: initialization,
      using: &generator)
  }

  /// c · Σ (W Wᵀ)ᵢⱼ² over i ≠ j, in Double.
  private func reference(_ parameters: [Double], coefficient: Double) -> Double {
    let widths = [3, 6, 5, 4]
    var (offset, sum) = (0, 0.0)
    for (inputCount, outputCount) in zip(widths, widths.dropFirst()) {
      for one in 0..<outputCount {
        for other in 0..<outputCount where other != one {
          var product = 0.0
          for input in 0..<inputCount {
            product +=
              parameters[offset + one * inputCount + input]
              * parameters[offset + other * inputCount + input]
          }
          sum += product * product
        }
      }
      offset += (inputCount + 1) * outputCount
    }
    return coefficient * sum
  }

  @Test("Penalty and gradient agree with the definition")
  func definition() {
    var policy = policy(.uniform)
    var regularizer = OrthogonalRegularizer(coefficient: 0.3)
    let value = regularizer.add(to: &policy)
    let parameters = policy.network.parameters
    let expected = reference(parameters.map(Double.init), coefficient: 0.3)
    #expect(abs(Double(value) - expected) < 1e-5 * expected)
    let error = gradientError(
      policy.network.gradient, of: { reference($0, coefficient: 0.3) }, at: parameters)
    #expect(error < 1e-5)
  }

  @Test("The gradient is added to the one of the policy")
  func adding() {
    var policy = policy(.uniform)
    var regularizer = OrthogonalRegularizer(coefficient: 0.3)
    _ = regularizer.add(to: &policy)
    let once = policy.network.gradient
    _ = regularizer.add(to: &policy)
    for (twice, once) in zip(policy.network.gradient, once) {
      #expect(abs(twice - 2 * once) < 1e-6)
    }
  }

  /// Where a layer has no more units than inputs, an orthogonal weight costs nothing; a wider one
  /// cannot be free of it.
  @Test("The penalty is zero at orthonormal rows")
  func orthonormalRows() {
    var generator = Generator(seed: 5, stream: "policy")
    var narrowing = TanhGaussianPolicy(
      observationCount: 6, actionCount: 1, hiddenWidths: [5, 5], initialization: .orthogonal,
      using: &generator)
    var regularizer = OrthogonalRegularizer(coefficient: 1)
    #expect(regularizer.add(to: &narrowing) < 1e-10)
    #expect(narrowing.network.gradient.allSatisfy { abs($0) < 1e-5 })
    var widening = policy(.orthogonal)
    #expect(regularizer.add(to: &widening) > 0.1)
  }
}
