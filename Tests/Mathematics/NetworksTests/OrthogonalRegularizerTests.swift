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

  /// 0.3 · Σ (W Wᵀ)ᵢⱼ² over i ≠ j, in Double.
  private func penalty(_ parameters: [Double]) -> Double {
    let widths = [3, 6, 5, 4]
    var (offset, sum) = (0, 0.0)
    for (inputCount, outputCount) in zip(widths, widths.dropFirst()) {
      let rows = (0..<outputCount).map {
        parameters[offset + $0 * inputCount..<offset + ($0 + 1) * inputCount]
      }
      for one in rows.indices {
        for other in rows.indices where other != one {
          let product = dot(rows[one], rows[other])
          sum += product * product
        }
      }
      offset += (inputCount + 1) * outputCount
    }
    return 0.3 * sum
  }

  @Test("Penalty and gradient agree with the definition, and the gradient is added")
  func definition() {
    var policy = policy(.uniform)
    var regularizer = OrthogonalRegularizer(coefficient: 0.3)
    let value = regularizer.add(to: &policy)
    let parameters = policy.network.parameters
    let expected = penalty(parameters.map(Double.init))
    #expect(abs(Double(value) - expected) < 1e-5 * expected)
    let once = policy.network.gradient
    expectGradient(once, at: parameters, of: penalty)
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
