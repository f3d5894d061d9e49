import LinearAlgebra
import Testing

@testable import Networks

@Suite struct PerceptronTests {
  private func perceptron(_ widths: [Int]) -> Perceptron {
    var generator = Generator(seed: 3, stream: "perceptron")
    return Perceptron(widths: widths, using: &generator)
  }

  @Test(
    "Outputs agree with the definition",
    arguments: [[3, 1], [3, 8, 1], [3, 9, 7, 2], [1, 8, 8, 8, 4]])
  func outputs(widths: [Int]) {
    var network = perceptron(widths)
    let inputs = randomMatrix(5, widths[0], stream: "inputs")
    network.forward(inputs.elements, rowCount: 5)
    let outputCount = widths[widths.count - 1]
    for row in 0..<5 {
      let expected = referenceOutputs(
        widths, network.parameters.map(Double.init), inputs.doubles(row: row))
      for column in 0..<outputCount {
        #expect(
          abs(Double(network.outputs[row * outputCount + column]) - expected[column]) < 1e-5)
      }
    }
  }

  @Test("The gradient agrees with differences", arguments: [[3, 1], [3, 8, 1], [3, 9, 7, 2]])
  func gradient(widths: [Int]) {
    var network = perceptron(widths)
    let inputs = randomMatrix(6, widths[0], stream: "inputs")
    let scales = randomMatrix(6, widths[widths.count - 1], stream: "scales")
    network.forward(inputs.elements, rowCount: 6)
    network.backward(inputs.elements) { target in
      for index in scales.elements.indices { target[index] = scales.elements[index] }
    }
    let error = gradientError(
      network.gradient,
      of: { parameters in
        (0..<6).reduce(0.0) { sum, row in
          let outputs = referenceOutputs(widths, parameters, inputs.doubles(row: row))
          return sum + zip(outputs, scales.doubles(row: row)).reduce(0) { $0 + $1.0 * $1.1 }
        }
      }, at: network.parameters)
    #expect(error < 1e-5)
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

  @Test("Parameters are restored from tensors")
  func restoring() throws {
    let network = perceptron([3, 8, 2])
    var generator = Generator(seed: 4, stream: "other")
    var other = Perceptron(widths: [3, 8, 2], using: &generator)
    let tensors = Dictionary(
      uniqueKeysWithValues: network.tensors(named: "n").map { ($0.name, $0) })
    #expect(tensors["n.layers.0.weight"]?.shape == [8, 3])
    try other.restore(named: "n", from: tensors)
    #expect(other.parameters == network.parameters)
  }

  @Test("A soft update moves parameters by a fraction of their difference")
  func softUpdate() {
    var generator = Generator(seed: 4, stream: "other")
    let goal = Perceptron(widths: [3, 8, 2], using: &generator)
    let start = perceptron([3, 8, 2])
    var network = start
    network.softUpdate(toward: goal, rate: 0.25)
    for (moved, (from, to)) in zip(network.parameters, zip(start.parameters, goal.parameters)) {
      #expect(abs(moved - (from + 0.25 * (to - from))) < 1e-6)
    }
  }

  @Test("An error names the tensor that is missing")
  func missingTensor() {
    var network = perceptron([3, 8, 2])
    let missing = TensorMismatch(name: "n.layers.0.weight", problem: "is missing")
    #expect(throws: missing) { try network.restore(named: "n", from: [:]) }
  }

  @Test("The products of a pass have its number of operations")
  func products() {
    let network = perceptron([11, 256, 256, 6])
    let forward = network.forwardProducts(rowCount: 512).map(\.operationCount).reduce(0, +)
    let backward = network.backwardProducts(rowCount: 512).map(\.operationCount).reduce(0, +)
    let layers = [11 * 256, 256 * 256, 256 * 6]
    #expect(forward == 2 * 512 * layers.reduce(0, +))
    #expect(backward == 2 * 512 * (2 * layers.reduce(0, +) - layers[0]))
  }
}
