import LinearAlgebra
import RealModule
import Testing
import _Differentiation

@Suite struct LogExpectationTests {
  private let first = Samples<Double>([0.3, -1.2, 2.5])
  private let second = Samples<Double>([0.7, -0.4])

  private func value(_ first: Samples<Double>, _ second: Samples<Double>) -> Double {
    let mean = { (samples: Samples<Double>) in
      samples.elements.reduce(0) { $0 + .exp($1) } / Double(samples.count)
    }
    return .log(0.9 * mean(first) + 0.1 * mean(second))
  }

  @Test("Value and gradient agree with the definition")
  func definition() {
    let (found, gradients) = valueWithGradient(at: first, second) {
      logExpectationOfExponentials($0, $1, share: 0.1)
    }
    #expect(abs(found - value(first, second)) < 1e-14)
    expect(gradients.0, at: first) { value($0, second) }
    expect(gradients.1, at: second) { value(first, $0) }
    // The weights of samples sum to one.
    #expect(abs((gradients.0.elements + gradients.1.elements).reduce(0, +) - 1) < 1e-12)
  }

  @Test("Large exponents do not overflow")
  func overflow() {
    let (large, small) = (Samples<Float>([500, 500]), Samples<Float>([-500]))
    let (value, gradients) = valueWithGradient(at: large, small) {
      logExpectationOfExponentials($0, $1, share: 0)
    }
    #expect(value == 500)
    #expect(gradients.0.elements == [0.5, 0.5] && gradients.1.elements == [0])
  }
}
