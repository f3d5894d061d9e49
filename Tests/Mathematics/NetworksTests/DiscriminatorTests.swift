import LinearAlgebra
import RealModule
import Testing

@testable import Networks

@Suite struct DiscriminatorTests {
  private func discriminator(seed: UInt64 = 3) -> Discriminator {
    var generator = Generator(seed: seed, stream: "discriminator")
    return Discriminator(inputCount: 6, hiddenWidths: [7], using: &generator)
  }

  @Test("Inputs are state, action and scaled log-densities")
  func inputs() {
    let inputs = Discriminator.inputs(
      stateActions: Matrix(rowCount: 1, columnCount: 3, elements: [5, 6, 7]),
      logDensities: [
        Matrix(rowCount: 1, columnCount: 1, elements: [-5]),
        Matrix(rowCount: 1, columnCount: 2, elements: [-1e6, 40]),
      ])
    #expect(inputs.elements == [5, 6, 7, 0.5, 0, 1])
  }

  @Test("Outputs reach both ends of the clip")
  func clip() {
    var far = randomMatrix(200, 6, stream: "far")
    far.elements = far.elements.map { 30 * $0 }
    let outputs = (1...8).flatMap { (seed: UInt64) in
      var discriminator = discriminator(seed: seed)
      return discriminator.outputs(at: far)
    }
    #expect(outputs.min() == 0.1)
    #expect(outputs.max() == 0.9)
  }

  @Test("Outputs are clipped sigmoids")
  func outputs() {
    var discriminator = discriminator()
    let inputs = randomMatrix(200, 6, stream: "inputs")
    let parameters = discriminator.network.parameters.map(Double.init)
    let near = discriminator.outputs(at: inputs)
    for row in 0..<200 {
      let logit = referenceOutputs([6, 7, 1], parameters, inputs.doubles(row: row))[0]
      let expected = min(max(1 / (1 + Double.exp(-logit)), 0.1), 0.9)
      #expect(abs(Double(near[row]) - expected) < 1e-5)
    }
  }

  @Test("The gradient agrees with differences, and is zero beyond the clip")
  func gradient() {
    var discriminator = discriminator()
    var inputs = randomMatrix(40, 6, stream: "inputs")
    for row in 0..<20 { for column in 0..<6 { inputs[row, column] *= 20 } }
    let outputs = discriminator.outputs(at: inputs)
    #expect(outputs.contains { $0 == 0.1 || $0 == 0.9 })
    let cotangents = (0..<40).map { Float($0 % 5) - 1.5 }
    discriminator.backward(cotangents, at: inputs)
    let error = gradientError(
      discriminator.network.gradient,
      of: { parameters in
        (0..<40).reduce(0.0) { sum, row in
          let logit = referenceOutputs([6, 7, 1], parameters, inputs.doubles(row: row))[0]
          return sum + Double(cotangents[row])
            * min(max(1 / (1 + Double.exp(-logit)), 0.1), 0.9)
        }
      }, at: discriminator.network.parameters)
    #expect(error < 1e-4)
  }

  @Test("Without the clip, outputs stay within 0 and 1")
  func openRange() {
    var discriminator = discriminator()
    var inputs = randomMatrix(40, 6, stream: "inputs")
    inputs.elements = inputs.elements.map { 1000 * $0 }
    let outputs = discriminator.outputs(at: inputs, clippedTo: Discriminator.openRange)
    #expect(outputs.allSatisfy { $0 > 0 && $0 < 1 })
    #expect(outputs.contains { $0 < 0.1 || $0 > 0.9 })
  }

  /// Inputs of log π are scaled by 1/30.
  @Test("The gradient of log-densities agrees with differences")
  func logDensityGradients() {
    var discriminator = discriminator()
    let inputs = randomMatrix(30, 6, stream: "inputs")
    let parameters = discriminator.network.parameters.map(Double.init)
    let gradients = discriminator.logDensityGradients(at: inputs, columns: 3..<5)
    for row in 0..<30 {
      func output(_ step: Double) -> Double {
        var point = inputs.doubles(row: row)
        for column in 3..<5 { point[column] += step / 30 }
        return 1 / (1 + Double.exp(-referenceOutputs([6, 7, 1], parameters, point)[0]))
      }
      let expected = (output(1e-4) - output(-1e-4)) / 2e-4
      #expect(abs(Double(gradients[row]) - expected) < 1e-6)
    }
  }
}
