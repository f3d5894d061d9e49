import LinearAlgebra

@testable import Networks

/// A perceptron written out in Double, from the definition alone.
func referenceOutputs(
  _ widths: [Int], _ parameters: [Double], _ inputs: [Double]
) -> [Double] {
  var values = inputs
  var offset = 0
  for layer in 0..<widths.count - 1 {
    var next: [Double] = []
    for output in 0..<widths[layer + 1] {
      var sum = parameters[offset + widths[layer] * widths[layer + 1] + output]
      for input in 0..<widths[layer] {
        sum += parameters[offset + output * widths[layer] + input] * values[input]
      }
      next.append(layer < widths.count - 2 ? max(0, sum) : sum)
    }
    offset += (widths[layer] + 1) * widths[layer + 1]
    values = next
  }
  return values
}

/// The largest difference between an analytic gradient and central differences in Double, relative
/// to the largest of the differences.
func gradientError(
  _ gradient: [Float], of loss: ([Double]) -> Double, at parameters: [Float]
) -> Double {
  let point = parameters.map(Double.init)
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
  return worst / largest
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
