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

  @Test("The value agrees with the definition")
  func definition() {
    let found = logExpectationOfExponentials(first, second, share: 0.1)
    #expect(abs(found - value(first, second)) < 1e-14)
  }

  @Test("The gradient agrees with differences")
  func differences() {
    let gradients = gradient(at: first, second) {
      logExpectationOfExponentials($0, $1, share: 0.1)
    }
    let step = 1e-6
    for index in first.elements.indices {
      var (ahead, behind) = (first, first)
      ahead.elements[index] += step
      behind.elements[index] -= step
      let difference = (value(ahead, second) - value(behind, second)) / (2 * step)
      #expect(abs(gradients.0.elements[index] - difference) < 1e-9)
    }
    for index in second.elements.indices {
      var (ahead, behind) = (second, second)
      ahead.elements[index] += step
      behind.elements[index] -= step
      let difference = (value(first, ahead) - value(first, behind)) / (2 * step)
      #expect(abs(gradients.1.elements[index] - difference) < 1e-9)
    }
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

  @Test("A constant is added to the value, and the weights of samples sum to one")
  func constant() {
    let shifted = Samples(first.elements.map { $0 + 3 })
    let shiftedSecond = Samples(second.elements.map { $0 + 3 })
    let difference =
      logExpectationOfExponentials(shifted, shiftedSecond, share: 0.1)
      - logExpectationOfExponentials(first, second, share: 0.1)
    #expect(abs(difference - 3) < 1e-12)
    let gradients = gradient(at: first, second) {
      logExpectationOfExponentials($0, $1, share: 0.1)
    }
    #expect(abs((gradients.0.elements + gradients.1.elements).reduce(0, +) - 1) < 1e-12)
  }
}
