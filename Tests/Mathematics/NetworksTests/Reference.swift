import LinearAlgebra
import Testing

@testable import Networks

/// A perceptron in Double, from the definition alone: its outputs, and their derivatives along a
/// direction of its inputs.
func reference(
  _ widths: [Int], _ parameters: [Double], _ inputs: [Double], along direction: [Double]
) -> (outputs: [Double], derivatives: [Double]) {
  var (values, derivatives, offset) = (inputs, direction, 0)
  for layer in 0..<widths.count - 1 {
    let (inputCount, outputCount) = (widths[layer], widths[layer + 1])
    let biases = offset + inputCount * outputCount
    let weights = (0..<outputCount).map {
      parameters[offset + $0 * inputCount..<offset + ($0 + 1) * inputCount]
    }
    values = zip(weights, parameters[biases...]).map { [values] in dot($0, values) + $1 }
    derivatives = weights.map { [derivatives] in dot($0, derivatives) }
    for unit in values.indices where layer < widths.count - 2 && values[unit] <= 0 {
      (values[unit], derivatives[unit]) = (0, 0)
    }
    offset = biases + outputCount
  }
  return (values, derivatives)
}

func referenceOutputs(_ widths: [Int], _ parameters: [Double], _ inputs: [Double]) -> [Double] {
  reference(widths, parameters, inputs, along: inputs).outputs
}

func dot(_ some: some Sequence<Double>, _ others: some Sequence<Double>) -> Double {
  zip(some, others).reduce(0) { $0 + $1.0 * $1.1 }
}

/// Expects that values, one for each row, agree with their definition in Double, and that the last
/// gradient of `network` is that of Σᵢ cᵢ valueᵢ + penalty.
func expectAgreement(
  of values: [Float], _ network: Perceptron, cotangents: [Float], within tolerance: Double = 1e-5,
  penalty: ([Double]) -> Double = { _ in 0 }, sourceLocation: SourceLocation = #_sourceLocation,
  with definition: (_ parameters: [Double], _ row: Int) -> Double
) {
  let parameters = network.parameters.map(Double.init)
  for (row, value) in values.enumerated() {
    let expected = definition(parameters, row)
    let error = abs(Double(value) - expected)
    #expect(error < tolerance * max(1, abs(expected)), sourceLocation: sourceLocation)
  }
  expectGradient(
    network.gradient, at: network.parameters, within: tolerance, sourceLocation: sourceLocation
  ) { parameters in
    cotangents.indices.reduce(penalty(parameters)) {
      $0 + Double(cotangents[$1]) * definition(parameters, $1)
    }
  }
}

/// Expects that a gradient agrees with central differences in Double, relative to the largest of them.
func expectGradient(
  _ gradient: [Float], at point: [Float], within tolerance: Double = 1e-5,
  sourceLocation: SourceLocation = #_sourceLocation, of loss: ([Double]) -> Double
) {
  let point = point.map(Double.init)
  var (worst, largest) = (0.0, 0.0)
  for index in point.indices {
    let step = 1e-6
    var (ahead, behind) = (point, point)
    ahead[index] += step
    behind[index] -= step
    let difference = (loss(ahead) - loss(behind)) / (2 * step)
    worst = max(worst, abs(difference - Double(gradient[index])))
    largest = max(largest, abs(difference))
  }
  #expect(worst < tolerance * largest, sourceLocation: sourceLocation)
}

func randomMatrix(_ rowCount: Int, _ columnCount: Int, stream: String) -> Matrix {
  var generator = Generator(seed: 11, stream: stream)
  return Matrix(
    rowCount: rowCount, columnCount: columnCount,
    elements: (0..<rowCount * columnCount).map { _ in Float(generator.normal()) })
}

extension Matrix {
  func doubles(row index: Int) -> [Double] { row(index).map(Double.init) }
}

extension [Tensor] {
  var byName: [String: Tensor] { Dictionary(uniqueKeysWithValues: map { ($0.name, $0) }) }
}
