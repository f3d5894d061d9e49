import LinearAlgebra
import Testing
import _Differentiation

@Suite struct SamplesTests {
  private let point = Samples<Double>([0.3, 0.7, 1.9])
  private let other = Samples<Double>([-1.2, 0.4, 2.5])

  private func check(
    _ function: @differentiable(reverse) (Samples<Double>) -> Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    expect(
      gradient(at: point, of: function), at: point, sourceLocation: sourceLocation
    ) { function($0) }
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

/// Expects that a gradient agrees with central differences, one coordinate at a time.
func expect(
  _ gradient: Samples<Double>, at point: Samples<Double>,
  sourceLocation: SourceLocation = #_sourceLocation, of function: (Samples<Double>) -> Double
) {
  for index in point.elements.indices {
    let step = 1e-6
    var (ahead, behind) = (point, point)
    ahead.elements[index] += step
    behind.elements[index] -= step
    let difference = (function(ahead) - function(behind)) / (2 * step)
    #expect(abs(gradient.elements[index] - difference) < 1e-8, sourceLocation: sourceLocation)
  }
}
