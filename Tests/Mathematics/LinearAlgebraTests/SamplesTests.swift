import LinearAlgebra
import Testing
import _Differentiation

@Suite struct SamplesTests {
  private let point = Samples<Double>([0.3, 0.7, 1.9])
  private let other = Samples<Double>([-1.2, 0.4, 2.5])

  /// Central differences of a scalar function of samples, one coordinate at a time.
  private func differences(
    of function: (Samples<Double>) -> Double, at point: Samples<Double>
  ) -> [Double] {
    point.elements.indices.map { index in
      let step = 1e-6
      var (ahead, behind) = (point, point)
      ahead.elements[index] += step
      behind.elements[index] -= step
      return (function(ahead) - function(behind)) / (2 * step)
    }
  }

  private func check(
    _ function: @differentiable(reverse) (Samples<Double>) -> Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let analytic = gradient(at: point, of: function).elements
    let numeric = differences(of: { function($0) }, at: point)
    for (left, right) in zip(analytic, numeric) {
      #expect(abs(left - right) < 1e-8, sourceLocation: sourceLocation)
    }
  }

  @Test("Derivatives agree with differences")
  func derivatives() {
    let other = other
    check { expectation($0 * other) }
    check { expectation(other * $0) }
    check { expectation($0 * $0) }
    check { expectation(-$0) }
    check { expectation((2 - $0) * other) }
    check { expectation((3 / $0) * other) }
    check { expectation(log($0) * other) }
    check { expectation(($0 + other) * $0) }
    check { expectation(($0 - other) * (other - $0)) }
    check { expectation(other / $0) }
    check { expectation($0 / other) }
    check { expectation((3 * $0) * other) }
    check { sum($0 * other) }
    check { -expectation($0) }
  }

  @Test("The expectation is the mean")
  func meanOfSamples() {
    #expect(abs(expectation(point) - 2.9 / 3) < 1e-15)
  }

  @Test("The sum adds all samples")
  func sumOfSamples() {
    #expect(abs(sum(point) - 2.9) < 1e-15)
  }

  @Test("Zero is neutral for any batch size")
  func zero() {
    #expect(point + .zero == point)
    #expect(.zero + point == point)
    #expect(point - .zero == point)
    #expect(.zero - point == -point)
  }

  @Test("Batches of different sizes are refused")
  func batchSizes() async {
    await #expect(processExitsWith: .failure) {
      _ = Samples<Float>([1, 2]) * Samples<Float>([1, 2, 3])
    }
  }
}
