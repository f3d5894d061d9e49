import LinearAlgebra
import RealModule
import Testing

@testable import Networks

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
    func branch(_ columns: Range<Int>, _ units: Range<Int>) -> [Double] {
      units.map { unit in
        max(
          0,
          parameters[30 + unit]
            + columns.reduce(0.0) { $0 + parameters[5 * unit + $1] * inputs[$1] })
      }
    }
    let hidden = branch(0..<3, 0..<3) + branch(3..<5, 3..<6)
    let logit = referenceOutputs([6, 4, 1], Array(parameters[36...]), hidden)[0]
    return min(max(1 / (1 + Double.exp(-logit)), 0.1), 0.9)
  }

  @Test("Outputs are those of separate branches")
  func outputs() {
    var discriminator = discriminator()
    let parameters = discriminator.network.parameters.map(Double.init)
    for (row, value) in discriminator.outputs(at: inputs).enumerated() {
      #expect(abs(Double(value) - output(parameters, inputs.doubles(row: row))) < 1e-5)
    }
  }

  @Test("The gradient agrees with differences, and is zero between branches")
  func gradient() {
    var discriminator = discriminator()
    let cotangents = (0..<20).map { Float($0 % 5) - 1.5 }
    _ = discriminator.outputs(at: inputs)
    discriminator.backward(cotangents, at: inputs)
    let error = gradientError(
      discriminator.network.gradient,
      of: { parameters in
        (0..<20).reduce(0.0) {
          $0 + Double(cotangents[$1]) * output(parameters, inputs.doubles(row: $1))
        }
      }, at: discriminator.network.parameters)
    #expect(error < 1e-4)
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
