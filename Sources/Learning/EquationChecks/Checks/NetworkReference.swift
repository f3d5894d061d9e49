internal import LinearAlgebra
internal import Networks
internal import RealModule

/// The networks in Double, from their definitions alone: what the single-precision ones should be.
enum NetworkReference {
  /// A perceptron with ReLU between its layers; parameters layer by layer, weight (outputs × inputs)
  /// and then bias.
  static func outputs(
    _ widths: [Int], _ parameters: [Double], _ inputs: [Double]
  ) -> [Double] {
    var values = inputs
    var offset = 0
    for layer in 0..<widths.count - 1 {
      let (inputCount, outputCount) = (widths[layer], widths[layer + 1])
      var next: [Double] = []
      for output in 0..<outputCount {
        var sum = parameters[offset + inputCount * outputCount + output]
        for input in 0..<inputCount {
          sum += parameters[offset + output * inputCount + input] * values[input]
        }
        next.append(layer < widths.count - 2 ? max(0, sum) : sum)
      }
      offset += (inputCount + 1) * outputCount
      values = next
    }
    return values
  }

  /// The norm of the gradient of a network with one output by its inputs.
  static func gradientNorm(_ widths: [Int], _ parameters: [Double], _ inputs: [Double]) -> Double {
    // From the last layer to the first: the weights of each unit in the output.
    var layers: [(offset: Int, values: [Double])] = []
    var offset = 0
    for layer in 0..<widths.count - 1 {
      let hidden = Array(widths[...layer])
      layers.append((offset, layer == 0 ? inputs : activations(hidden, parameters, inputs)))
      offset += (widths[layer] + 1) * widths[layer + 1]
    }
    var weights = [1.0]
    for layer in layers.indices.reversed() {
      let width = widths[layer]
      weights = (0..<width).map { input in
        guard layer == 0 || layers[layer].values[input] > 0 else { return 0 }
        return weights.indices.reduce(0) {
          $0 + weights[$1] * parameters[layers[layer].offset + $1 * width + input]
        }
      }
    }
    return weights.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  /// The values of the last of some layers, after its ReLU.
  private static func activations(
    _ widths: [Int], _ parameters: [Double], _ inputs: [Double]
  ) -> [Double] {
    outputs(widths, parameters, inputs).map { max(0, $0) }
  }

  /// The products of different rows of the weights, layer by layer, W being outputs × inputs.
  static func rowProducts(_ widths: [Int], _ parameters: [Double]) -> [Double] {
    var products: [Double] = []
    var offset = 0
    for layer in 0..<widths.count - 1 {
      let (inputCount, outputCount) = (widths[layer], widths[layer + 1])
      for first in 0..<outputCount {
        for second in 0..<outputCount where second != first {
          var product = 0.0
          for input in 0..<inputCount {
            product +=
              parameters[offset + first * inputCount + input]
              * parameters[offset + second * inputCount + input]
          }
          products.append(product)
        }
      }
      offset += (inputCount + 1) * outputCount
    }
    return products
  }

  /// a = tanh(μ + σ ε) of a tanh-Gaussian, and log π(a|s).
  static func drawnAction(
    _ widths: [Int], _ parameters: [Double], observation: [Double], noise: [Double]
  ) -> (action: [Double], logDensity: Double) {
    let outputs = outputs(widths, parameters, observation)
    let action = noise.indices.map { index in
      let logStd = -5 + 3.5 * (Double.tanh(outputs[noise.count + index]) + 1)
      return Double.tanh(outputs[index] + Double.exp(logStd) * noise[index])
    }
    return (
      action, logPolicy(widths, parameters, observation: observation, action: action)
    )
  }

  /// log π(a|s) of a tanh-Gaussian: the density of u = atanh a, less log(1 − a²).
  static func logPolicy(
    _ widths: [Int], _ parameters: [Double], observation: [Double], action: [Double]
  ) -> Double {
    let outputs = outputs(widths, parameters, observation)
    var density = 0.0
    for index in action.indices {
      let mean = min(max(outputs[index], -9), 9)
      let logStd = -5 + 3.5 * (Double.tanh(outputs[action.count + index]) + 1)
      density +=
        normal(Double.atanh(action[index]), mean: mean, logStd: logStd)
        - Double.log(1 - action[index] * action[index])
    }
    return density
  }

  /// log f(s′|s, a) of a Gaussian about s + μ(s, a), its log-std bounded softly by the last
  /// parameters, upper bounds first.
  static func logDynamics(
    _ widths: [Int], _ parameters: [Double], stateAction: [Double], next: [Double]
  ) -> Double {
    let outputs = outputs(widths, parameters, stateAction)
    let bounds = Array(parameters.suffix(2 * next.count))
    var density = 0.0
    for index in next.indices {
      let (upper, lower) = (bounds[index], bounds[next.count + index])
      var logStd = upper - softplus(upper - outputs[next.count + index])
      logStd = lower + softplus(logStd - lower)
      density += normal(next[index], mean: stateAction[index] + outputs[index], logStd: logStd)
    }
    return density
  }

  /// The price of the distance of the model's bounds: 0.01 (Σ upper − Σ lower).
  static func boundPenalty(_ parameters: [Double], observationCount: Int) -> Double {
    var penalty = 0.0
    for index in 0..<observationCount {
      penalty += parameters[parameters.count - 2 * observationCount + index]
      penalty -= parameters[parameters.count - observationCount + index]
    }
    return 0.01 * penalty
  }

  /// d: a sigmoid clipped to [0.1, 0.9].
  static func discriminator(
    _ widths: [Int], _ parameters: [Double], _ inputs: [Double]
  ) -> Double {
    min(max(1 / (1 + Double.exp(-outputs(widths, parameters, inputs)[0])), 0.1), 0.9)
  }

  private static func normal(_ value: Double, mean: Double, logStd: Double) -> Double {
    let deviation = (value - mean) / Double.exp(logStd)
    return -0.5 * deviation * deviation - logStd - 0.5 * Double.log(2 * Double.pi)
  }

  private static func softplus(_ x: Double) -> Double {
    max(x, 0) + Double.log(onePlus: Double.exp(-abs(x)))
  }
}
