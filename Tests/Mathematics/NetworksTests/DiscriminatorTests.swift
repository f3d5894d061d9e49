import LinearAlgebra
import RealModule
import Testing

@testable import Networks

@Suite struct DiscriminatorTests {
  private func discriminator(seed: UInt64 = 3) -> Discriminator {
    var generator = Generator(seed: seed, stream: "discriminator")
    return Discriminator(inputCount: 6, hiddenWidths: [7], using: &generator)
  }

  /// Inputs in whose first 20 rows d is clipped.
  private var inputs: Matrix {
    var inputs = randomMatrix(40, 6, stream: "inputs")
    for index in 0..<20 * 6 { inputs.elements[index] *= 30 }
    return inputs
  }

  @Test(
    "Inputs are state, action and log-densities, scaled or as they are",
    arguments: [(true, [0.5, 0, 1]), (false, [-5, -1e6, 40])] as [(Bool, [Float])])
  func densityInputs(scaled: Bool, expected: [Float]) {
    let inputs = Discriminator.inputs(
      stateActions: Matrix(rowCount: 1, columnCount: 3, elements: [5, 6, 7]),
      logDensities: [
        Matrix(rowCount: 1, columnCount: 1, elements: [-5]),
        Matrix(rowCount: 1, columnCount: 2, elements: [-1e6, 40]),
      ], scaled: scaled)
    #expect(inputs.elements == [5, 6, 7] + expected)
  }

  @Test("Outputs and gradient agree with the definition, also beyond the clip", arguments: 1...8)
  func definition(seed: UInt64) {
    var discriminator = discriminator(seed: seed)
    let outputs = discriminator.outputs(at: inputs)
    #expect(outputs.contains { $0 == 0.1 || $0 == 0.9 })
    let cotangents = (0..<40).map { Float($0 % 5) - 1.5 }
    discriminator.backward(cotangents, at: inputs)
    expectAgreement(of: outputs, discriminator.network, cotangents: cotangents) {
      let logit = referenceOutputs([6, 7, 1], $0, inputs.doubles(row: $1))[0]
      return min(max(1 / (1 + Double.exp(-logit)), 0.1), 0.9)
    }
  }

  @Test("Without the clip, outputs stay within 0 and 1")
  func openRange() {
    var discriminator = discriminator()
    var inputs = inputs
    inputs.elements = inputs.elements.map { 1000 * $0 }
    let outputs = discriminator.outputs(at: inputs, clippedTo: Discriminator.openRange)
    #expect(outputs.allSatisfy { $0 > 0 && $0 < 1 })
    #expect(outputs.contains { $0 < 0.1 || $0 > 0.9 })
  }

  @Test(
    "The gradient of log-densities agrees with the definition",
    arguments: [(true, 1.0 / 30), (false, 1)])
  func logDensityGradients(scaled: Bool, scale: Double) {
    var discriminator = discriminator()
    let inputs = randomMatrix(30, 6, stream: "inputs")
    let parameters = discriminator.network.parameters.map(Double.init)
    let gradients = discriminator.logDensityGradients(
      at: inputs, columns: 3..<5, scaled: scaled)
    for row in 0..<30 {
      let (outputs, derivatives) = reference(
        [6, 7, 1], parameters, inputs.doubles(row: row), along: [0, 0, 0, scale, scale, 0])
      let output = 1 / (1 + Double.exp(-outputs[0]))
      #expect(abs(Double(gradients[row]) - output * (1 - output) * derivatives[0]) < 3e-5 * scale)
    }
  }
}

@Suite struct InputBranchesTests {
  private let inputs = randomMatrix(20, 5, stream: "inputs")

  private func discriminator(width: Int = 3) -> Discriminator {
    var generator = Generator(seed: 3, stream: "discriminator")
    return Discriminator(
      branches: InputBranches(inputCounts: [3, 2], width: width), hiddenWidths: [4],
      using: &generator)
  }

  /// d in Double with the two branches as networks of their own; `parameters` are those of one whose
  /// first layer is one weight of 6 × 5 and one bias.
  private func output(_ parameters: [Double], _ inputs: [Double]) -> Double {
    let hidden = (0..<6).map { (unit: Int) -> Double in
      let columns = unit < 3 ? 0..<3 : 3..<5
      let weight = columns.map { parameters[5 * unit + $0] }
      return max(0, parameters[30 + unit] + dot(weight, inputs[columns]))
    }
    let logit = referenceOutputs([6, 4, 1], Array(parameters[36...]), hidden)[0]
    return min(max(1 / (1 + Double.exp(-logit)), 0.1), 0.9)
  }

  @Test("Outputs and gradient are those of separate branches")
  func definition() {
    var discriminator = discriminator()
    let cotangents = (0..<20).map { Float($0 % 5) - 1.5 }
    let outputs = discriminator.outputs(at: inputs)
    discriminator.backward(cotangents, at: inputs)
    expectAgreement(of: outputs, discriminator.network, cotangents: cotangents) {
      output($0, inputs.doubles(row: $1))
    }
  }

  @Test("Weights between branches stay zero in training")
  func training() {
    var discriminator = discriminator()
    var optimizer = Adam(
      learningRate: 0.01, parameterCount: discriminator.network.parameters.count)
    for _ in 0..<5 {
      _ = discriminator.outputs(at: inputs)
      discriminator.backward(Array(repeating: 1, count: 20), at: inputs)
      discriminator.update(with: &optimizer)
    }
    for unit in 0..<6 {
      for input in 0..<5 where (unit < 3) != (input < 3) {
        #expect(discriminator.network.parameters[5 * unit + input] == 0)
      }
    }
  }

  @Test("Each branch is drawn within the inverse root of its own inputs")
  func initialization() {
    let parameters = discriminator(width: 200).network.parameters
    for (branch, count) in [3, 2].enumerated() {
      let units = 200 * branch..<200 * (branch + 1)
      let drawn = units.flatMap { parameters[5 * $0..<5 * $0 + 5] + [parameters[2_000 + $0]] }
      let bound = 1 / Float(count).squareRoot()
      #expect(drawn.allSatisfy { abs($0) <= bound * 1.000_001 })
      #expect(drawn.contains { abs($0) > 0.97 * bound })
    }
  }
}
