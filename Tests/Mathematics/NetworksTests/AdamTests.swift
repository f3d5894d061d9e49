import LinearAlgebra
import RealModule
import Testing

@testable import Networks

@Suite struct AdamTests {
  /// PyTorch's Adam, not AdamW: the decay is part of the gradient that the moments see.
  @Test("Ten steps agree with the definition, with and without weight decay", arguments: [0, 0.25])
  func definition(weightDecay: Double) {
    var parameters: [Float] = [1, -2, 0.5]
    var optimizer = Adam(learningRate: 0.01, weightDecay: weightDecay, parameterCount: 3)
    var expected = parameters.map(Double.init)
    var (first, second) = ([0.0, 0, 0], [0.0, 0, 0])
    for step in 1...10 {
      let given = expected.indices.map { Double.sin(Double(step * ($0 + 1))) }
      optimizer.update(&parameters, against: given.map(Float.init))
      for index in expected.indices {
        let gradient = given[index] + weightDecay * expected[index]
        first[index] = 0.9 * first[index] + 0.1 * gradient
        second[index] = 0.999 * second[index] + 0.001 * gradient * gradient
        let corrected = first[index] / (1 - Double.pow(0.9, step))
        let scale = second[index] / (1 - Double.pow(0.999, step))
        expected[index] -= 0.01 * corrected / (scale.squareRoot() + 1e-8)
      }
    }
    for (left, right) in zip(parameters, expected) {
      #expect(abs(Double(left) - right) < 1e-5)
    }
  }

  @Test("Powers are exact to rounding", arguments: [0, 1, 2, 3, 10, 1_000, 123_457])
  func powers(exponent: Int) {
    for base in [0.9, 0.999, 0.999_999] {
      let exact = Double.pow(base, exponent)
      #expect(abs(power(base, exponent) - exact) <= 1e-15 * Double(exponent) * exact)
    }
    #expect(power(2, exponent % 60) == Double(1 << (exponent % 60)))
  }

  @Test("A restored optimizer continues with the same bits")
  func restoring() throws {
    var (whole, part): ([Float], [Float]) = ([1, -2], [1, -2])
    var uninterrupted = Adam(learningRate: 0.01, parameterCount: 2)
    var interrupted = uninterrupted
    for step in 0..<70_000 {
      let gradient: [Float] = [Float(step % 7) - 3, Float(step % 5) - 2]
      uninterrupted.update(&whole, against: gradient)
      interrupted.update(&part, against: gradient)
    }
    var resumed = Adam(learningRate: 0.01, parameterCount: 2)
    let tensors = interrupted.tensors(named: "x")
    try resumed.restore(named: "x", from: tensors.byName)
    for _ in 0..<3 {
      uninterrupted.update(&whole, against: [1, -1])
      resumed.update(&part, against: [1, -1])
    }
    #expect(whole == part)
    #expect(tensors.last?.elements == [1, 4_464])
  }
}
