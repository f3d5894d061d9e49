import LinearAlgebra
import Testing

@testable import Networks

@Suite struct PerceptronTests {
  private func perceptron(_ widths: [Int], seed: UInt64 = 3) -> Perceptron {
    var generator = Generator(seed: seed, stream: "perceptron")
    return Perceptron(widths: widths, using: &generator)
  }

  @Test(
    "Outputs and gradients agree with the definition",
    arguments: [[3, 1], [3, 8, 1], [3, 9, 7, 2], [1, 8, 8, 8, 4]])
  func definition(widths: [Int]) {
    var network = perceptron(widths)
    let inputs = randomMatrix(6, widths[0], stream: "inputs")
    let scales = randomMatrix(6, widths[widths.count - 1], stream: "scales")
    func fill(_ target: inout [Float]) {
      for index in scales.elements.indices { target[index] = scales.elements[index] }
    }
    network.forward(inputs.elements, rowCount: 6)
    var weighted = scales
    for index in scales.elements.indices { weighted.elements[index] *= network.outputs[index] }
    network.backward(inputs.elements, fill: fill)
    func loss(_ parameters: [Double], _ inputs: [Double], _ row: Int) -> Double {
      dot(referenceOutputs(widths, parameters, inputs), scales.doubles(row: row))
    }
    expectAgreement(of: weighted.rowSums, network, cotangents: [1, 1, 1, 1, 1, 1]) {
      loss($0, inputs.doubles(row: $1), $1)
    }
    var gradient: [Float] = []
    network.backwardToInputs(into: &gradient, fill: fill)
    let parameters = network.parameters.map(Double.init)
    expectGradient(gradient, at: inputs.elements) { point in
      (0..<6).reduce(0) { sum, row in
        sum + loss(parameters, Array(point[row * widths[0]..<(row + 1) * widths[0]]), row)
      }
    }
  }

  @Test("Fewer rows after more rows have the same outputs")
  func rowCount() {
    var fresh = perceptron([3, 8, 2])
    var used = fresh
    used.forward(randomMatrix(50, 3, stream: "many").elements, rowCount: 50)
    let inputs = randomMatrix(4, 3, stream: "inputs")
    fresh.forward(inputs.elements, rowCount: 4)
    used.forward(inputs.elements, rowCount: 4)
    #expect(fresh.outputs.prefix(8) == used.outputs.prefix(8))
  }

  @Test("Parameters are drawn within the inverse root of the inputs")
  func initialization() {
    let network = perceptron([4, 100, 25, 2])
    #expect(network.parameters.prefix(500).allSatisfy { abs($0) <= 0.5 })
    #expect(network.parameters.dropFirst(500).prefix(101 * 25).allSatisfy { abs($0) <= 0.1 })
    #expect(network.parameters.prefix(500).contains { abs($0) > 0.45 })
  }

  @Test("Parameters are restored from tensors; an error names the tensor that does not fit")
  func restoring() throws {
    let network = perceptron([3, 8, 2])
    var other = perceptron([3, 8, 2], seed: 4)
    var tensors = network.tensors(named: "n").byName
    #expect(tensors["n.layers.0.weight"]?.shape == [8, 3])
    try other.restore(named: "n", from: tensors)
    #expect(other.parameters == network.parameters)
    tensors["n.layers.1.bias"] = Tensor(name: "n.layers.1.bias", shape: [1], elements: [0])
    #expect(
      throws: TensorMismatch(
        name: "n.layers.1.bias", problem: "has shape [1] where [2] was expected")
    ) { try other.restore(named: "n", from: tensors) }
    let error = #expect(throws: TensorMismatch.self) {
      try other.restore(named: "m", from: tensors)
    }
    #expect(error?.description == "tensor 'm.layers.0.weight': is missing")
  }

  @Test("A soft update moves parameters by a fraction of their difference")
  func softUpdate() {
    let goal = perceptron([3, 8, 2], seed: 4)
    let start = perceptron([3, 8, 2])
    var network = start
    network.softUpdate(toward: goal, rate: 0.25)
    for (moved, (from, to)) in zip(network.parameters, zip(start.parameters, goal.parameters)) {
      #expect(abs(moved - (from + 0.25 * (to - from))) < 1e-6)
    }
  }
}
