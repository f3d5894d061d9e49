public import LinearAlgebra

/// A perceptron with ReLU between its layers and none after the last.
///
///     x₀ = x,   xₖ₊₁ = max(0, xₖ Wₖᵀ + bₖ),   the last layer without max
///
/// Parameters and gradient are one flat array each, so that the optimiser is a single pass:
/// layer after layer, the weight (outputs × inputs, as PyTorch lays it out) and then the bias;
/// behind them whatever further parameters the model built on it asks for. The activations of the
/// last forward pass are kept in the perceptron for the backward pass, and their memory is reused.
public struct Perceptron: Sendable {
  /// Widths from input to output.
  public let widths: [Int]
  public var parameters: [Float]
  /// The gradient left by the last backward pass.
  public internal(set) var gradient: [Float]

  /// What each layer gave in the last forward pass.
  private(set) var activations: [[Float]] = []
  /// What each layer's sums (before the ReLU) got in the last backward pass.
  private(set) var cotangents: [[Float]] = []
  private(set) var rowCount = 0

  /// Draws the weights and biases; `extraParameterCount` further parameters start at 0.
  public init(
    widths: [Int], extraParameterCount: Int = 0, initialization: Initialization = .uniform,
    using generator: inout Generator
  ) {
    precondition(widths.count >= 2, "A perceptron has at least an input and an output")
    self.widths = widths
    var drawn: [Float] = []
    for (inputs, outputs) in zip(widths, widths.dropFirst()) {
      drawn += initialization.layer(inputCount: inputs, outputCount: outputs, using: &generator)
    }
    drawn.append(contentsOf: repeatElement(0, count: extraParameterCount))
    parameters = drawn
    gradient = Array(repeating: 0, count: drawn.count)
  }

  public var layerCount: Int { widths.count - 1 }

  /// Where the parameters of layer `index` begin.
  func offset(ofLayer index: Int) -> Int {
    (0..<index).reduce(0) { $0 + (widths[$1] + 1) * widths[$1 + 1] }
  }

  private func biasOffset(ofLayer index: Int) -> Int {
    offset(ofLayer: index) + widths[index] * widths[index + 1]
  }

  /// Where the further parameters begin.
  var extraOffset: Int { offset(ofLayer: layerCount) }

  /// The outputs of the last forward pass, row after row; `outputs.count` may exceed what that
  /// pass wrote.
  var outputs: [Float] { activations[layerCount - 1] }

  // MARK: Forward

  /// Computes the outputs for the first `rowCount` rows of `inputs`.
  mutating func forward(_ inputs: [Float], rowCount: Int) {
    reserve(rowCount)
    for layer in 0..<layerCount {
      let (inputCount, outputCount) = (widths[layer], widths[layer + 1])
      let offset = offset(ofLayer: layer)
      let shape = forwardShape(ofLayer: layer, rowCount: rowCount)
      let isLast = layer == layerCount - 1
      var output: [Float] = []
      swap(&output, &activations[layer])
      let source = layer == 0 ? inputs : activations[layer - 1]
      output.withUnsafeMutableBufferPointer { output in
        source.withUnsafeBufferPointer { source in
          parameters.withUnsafeBufferPointer { parameters in
            guard let target = output.baseAddress, let source = source.baseAddress,
              let weight = parameters.baseAddress.map({ $0 + offset })
            else { return }
            let bias = weight + inputCount * outputCount
            multiply(shape, source, weight, into: target) { rows in
              for row in rows {
                addBias(bias, to: target + row * outputCount, outputCount, rectified: !isLast)
              }
            }
          }
        }
      }
      swap(&output, &activations[layer])
    }
  }

  // MARK: Backward

  /// Hands the memory for ∂L/∂outputs to `fill`, and then turns it into the gradient of all
  /// layers' parameters, for the inputs of the last forward pass.
  mutating func backward(
    _ inputs: [Float], fill: (inout [Float]) -> Void
  ) {
    fill(&cotangents[layerCount - 1])
    descend(inputs)
  }

  /// As `backward`, for a loss that is flat on many rows, as where outputs are clipped: these add
  /// nothing to any sum, and are left out of the products, which gives the same bits.
  ///
  /// The activations of the last forward pass are gone afterwards, but for the outputs.
  mutating func backwardPastFlatRows(
    _ inputs: [Float], fill: (inout [Float]) -> Void
  ) {
    let last = layerCount - 1
    fill(&cotangents[last])
    guard let steep = NonzeroRows(of: self, cotangent: cotangents[last]) else {
      return descend(inputs)
    }
    steep.gather(in: &cotangents[last], width: widths[last + 1])
    for layer in 0..<last { steep.gather(in: &activations[layer], width: widths[layer + 1]) }
    var inputs = inputs
    steep.gather(in: &inputs, width: widths[0])
    rowCount = steep.indices.count
    descend(inputs, along: steep)
  }

  /// Turns the cotangent of the outputs into the gradient of all layers' parameters, for all rows or
  /// for those that were gathered.
  private mutating func descend(_ inputs: [Float], along steep: NonzeroRows? = nil) {
    sumOutputCotangents()
    for layer in stride(from: layerCount - 1, through: 0, by: -1) {
      let (inputCount, outputCount) = (widths[layer], widths[layer + 1])
      let offset = offset(ofLayer: layer)
      var shape = weightShape(ofLayer: layer, rowCount: steep?.allCount ?? rowCount)
      let source = layer == 0 ? inputs : activations[layer - 1]
      source.withUnsafeBufferPointer { source in
        cotangents[layer].withUnsafeBufferPointer { cotangent in
          gradient.withUnsafeMutableBufferPointer { gradient in
            guard let source = source.baseAddress, let cotangent = cotangent.baseAddress,
              let weight = gradient.baseAddress.map({ $0 + offset })
            else { return }
            guard let steep else { return multiply(shape, cotangent, source, into: weight) }
            var row = 0
            for block in shape.sumBlocks {
              shape.innerCount = steep.count(in: block)
              guard shape.innerCount > 0 else { continue }
              multiply(
                shape, cotangent + row * outputCount, source + row * inputCount, into: weight,
                adding: row > 0)
              row += shape.innerCount
            }
          }
        }
      }
      if layer > 0 { propagate(fromLayer: layer, summing: true) }
    }
  }

  /// Hands the memory for ∂L/∂outputs to `fill`, and writes ∂L/∂inputs of the last forward pass,
  /// rows × inputs, into `inputGradient`; the gradient of the parameters is left alone.
  mutating func backwardToInputs(
    into inputGradient: inout [Float], fill: (inout [Float]) -> Void
  ) {
    fill(&cotangents[layerCount - 1])
    for layer in stride(from: layerCount - 1, to: 0, by: -1) {
      propagate(fromLayer: layer, summing: false)
    }
    writeInputGradient(into: &inputGradient)
  }

  /// Writes ∂L/∂inputs, rows × inputs, for the loss of the last backward pass.
  mutating func writeInputGradient(into inputGradient: inout [Float]) {
    let shape = inputShape(ofLayer: 0, rowCount: rowCount)
    if inputGradient.count != shape.rowCount * shape.columnCount {
      inputGradient = Array(repeating: 0, count: shape.rowCount * shape.columnCount)
    }
    inputGradient.withUnsafeMutableBufferPointer { target in
      cotangents[0].withUnsafeBufferPointer { cotangent in
        parameters.withUnsafeBufferPointer { parameters in
          guard let target = target.baseAddress, let cotangent = cotangent.baseAddress,
            let weight = parameters.baseAddress
          else { return }
          multiply(shape, cotangent, weight, into: target)
        }
      }
    }
  }

  /// Writes the gradient of the last layer's bias, the sum of its cotangent's rows.
  private mutating func sumOutputCotangents() {
    let (last, rowCount, width) = (layerCount - 1, rowCount, widths[layerCount])
    let offset = biasOffset(ofLayer: last)
    gradient.withUnsafeMutableBufferPointer { gradient in
      cotangents[last].withUnsafeBufferPointer { cotangent in
        guard let bias = gradient.baseAddress.map({ $0 + offset }),
          let cotangent = cotangent.baseAddress
        else { return }
        bias.update(repeating: 0, count: width)
        for row in 0..<rowCount { add(cotangent + row * width, to: bias, width) }
      }
    }
  }

  /// Carries the cotangent of a layer's outputs to the outputs of the layer below, through its
  /// weight and the ReLU between them.
  ///
  /// The rows are summed on the way, where the gradient of the bias below is asked for. A layer with
  /// one output needs no product: each row is its weight, scaled.
  private mutating func propagate(fromLayer layer: Int, summing: Bool) {
    let shape = inputShape(ofLayer: layer, rowCount: rowCount)
    let offset = offset(ofLayer: layer)
    let biasOffset = biasOffset(ofLayer: layer - 1)
    let width = shape.columnCount
    var below: [Float] = []
    swap(&below, &cotangents[layer - 1])
    below.withUnsafeMutableBufferPointer { below in
      cotangents[layer].withUnsafeBufferPointer { cotangent in
        parameters.withUnsafeBufferPointer { parameters in
          activations[layer - 1].withUnsafeBufferPointer { activation in
            gradient.withUnsafeMutableBufferPointer { gradient in
              guard let target = below.baseAddress, let cotangent = cotangent.baseAddress,
                let weight = parameters.baseAddress.map({ $0 + offset }),
                let activation = activation.baseAddress,
                let bias = gradient.baseAddress.map({ $0 + biasOffset })
              else { return }
              if summing { bias.update(repeating: 0, count: width) }
              func finish(_ rows: Range<Int>) {
                for row in rows {
                  let start = row * width
                  zero(
                    target + start, where: activation + start, width,
                    addingTo: summing ? bias : nil)
                }
              }
              if shape.innerCount > 1 {
                multiply(shape, cotangent, weight, into: target, finish: finish)
              } else {
                for row in 0..<shape.rowCount {
                  scale(weight, by: cotangent[row], into: target + row * width, width)
                  finish(row..<row + 1)
                }
              }
            }
          }
        }
      }
    }
    swap(&below, &cotangents[layer - 1])
  }

  private mutating func reserve(_ rowCount: Int) {
    if activations.isEmpty {
      activations = Array(repeating: [], count: layerCount)
      cotangents = activations
    }
    if activations[0].count < rowCount * widths[1] {
      for layer in 0..<layerCount {
        activations[layer] = Array(repeating: 0, count: rowCount * widths[layer + 1])
        cotangents[layer] = activations[layer]
      }
    }
    self.rowCount = rowCount
  }
}

// MARK: Following another

extension Perceptron {
  /// Moves each parameter the fraction `rate` of its way to that of `other`.
  mutating func approach(_ other: Perceptron, rate: Float) {
    precondition(widths == other.widths, "Networks of different size")
    let count = parameters.count
    parameters.withUnsafeMutableBufferPointer { target in
      other.parameters.withUnsafeBufferPointer { source in
        for index in 0..<count { target[index] += rate * (source[index] - target[index]) }
      }
    }
  }
}

// MARK: Products

extension Perceptron {
  func forwardShape(ofLayer layer: Int, rowCount: Int) -> ProductShape {
    ProductShape(
      rowCount: rowCount, columnCount: widths[layer + 1], innerCount: widths[layer],
      rightTransposed: true)
  }

  func weightShape(ofLayer layer: Int, rowCount: Int) -> ProductShape {
    ProductShape(
      rowCount: widths[layer + 1], columnCount: widths[layer], innerCount: rowCount,
      leftTransposed: true)
  }

  func inputShape(ofLayer layer: Int, rowCount: Int) -> ProductShape {
    ProductShape(
      rowCount: rowCount, columnCount: widths[layer], innerCount: widths[layer + 1])
  }

  /// The products of one forward pass.
  public func forwardProducts(rowCount: Int) -> [ProductShape] {
    (0..<layerCount).map { forwardShape(ofLayer: $0, rowCount: rowCount) }
  }

  /// The products of one backward pass to the inputs, which needs no gradient of the parameters.
  public func inputProducts(rowCount: Int) -> [ProductShape] {
    (0..<layerCount).reversed().map { inputShape(ofLayer: $0, rowCount: rowCount) }
  }

  /// The products of one backward pass, which needs no gradient of the inputs.
  public func backwardProducts(rowCount: Int) -> [ProductShape] {
    (0..<layerCount).reversed().flatMap { layer in
      [weightShape(ofLayer: layer, rowCount: rowCount)]
        + (layer > 0 ? [inputShape(ofLayer: layer, rowCount: rowCount)] : [])
    }
  }
}

// MARK: Tensors

extension Perceptron {
  /// The parameters as `name.layers.0.weight` (outputs × inputs), `name.layers.0.bias` and so on.
  public func tensors(named name: String) -> [Tensor] { tensors(of: parameters, named: name) }

  /// The gradient of the last backward pass, named and laid out as the parameters are.
  public func gradientTensors(named name: String) -> [Tensor] {
    tensors(of: gradient, named: name)
  }

  private func tensors(of numbers: [Float], named name: String) -> [Tensor] {
    (0..<layerCount).flatMap { layer in
      let (inputs, outputs) = (widths[layer], widths[layer + 1])
      let start = offset(ofLayer: layer)
      let middle = start + inputs * outputs
      return [
        Tensor(
          name: "\(name).layers.\(layer).weight", shape: [outputs, inputs],
          elements: Array(numbers[start..<middle])),
        Tensor(
          name: "\(name).layers.\(layer).bias", shape: [outputs],
          elements: Array(numbers[middle..<middle + outputs])),
      ]
    }
  }

  /// Puts back what `tensors(named:)` gave.
  mutating func restore(
    named name: String, from tensors: [String: Tensor]
  ) throws(TensorMismatch) {
    for layer in 0..<layerCount {
      let (inputs, outputs) = (widths[layer], widths[layer + 1])
      let start = offset(ofLayer: layer)
      let weight = try tensors.tensor("\(name).layers.\(layer).weight", shape: [outputs, inputs])
      let bias = try tensors.tensor("\(name).layers.\(layer).bias", shape: [outputs])
      parameters.replaceSubrange(start..<start + (inputs + 1) * outputs, with: weight + bias)
    }
  }
}

@inline(__always)
private func addBias(
  _ bias: UnsafePointer<Float>, to row: UnsafeMutablePointer<Float>, _ count: Int, rectified: Bool
) {
  if rectified {
    for column in 0..<count {
      let sum = row[column] + bias[column]
      row[column] = sum > 0 ? sum : 0
    }
  } else {
    add(bias, to: row, count)
  }
}

/// Zeroes each number of `target` whose partner in `activation` the ReLU has cut to 0, and adds what
/// is left to `sums`, where it is given.
///
/// Eight at a time: as a scalar loop this is a branch that cannot be predicted.
@inline(__always)
func zero(
  _ target: UnsafeMutablePointer<Float>, where activation: UnsafePointer<Float>, _ count: Int,
  addingTo sums: UnsafeMutablePointer<Float>? = nil
) {
  func load(_ source: UnsafePointer<Float>) -> SIMD8<Float> {
    UnsafeRawPointer(source).loadUnaligned(as: SIMD8<Float>.self)
  }
  func store(_ values: SIMD8<Float>, to target: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(target).storeBytes(of: values, as: SIMD8<Float>.self)
  }
  let wholeCount = count / 8 * 8
  for index in stride(from: 0, to: wholeCount, by: 8) {
    let active = load(activation + index) .> 0
    let values = load(target + index).replacing(with: 0, where: .!active)
    store(values, to: target + index)
    if let sums { store(load(sums + index) + values, to: sums + index) }
  }
  for index in wholeCount..<count {
    if activation[index] <= 0 { target[index] = 0 }
    if let sums { sums[index] += target[index] }
  }
}

/// Writes each number of `source`, times `factor`; 0 is added as a product of matrices would, which
/// makes −0 positive.
@inline(__always)
private func scale(
  _ source: UnsafePointer<Float>, by factor: Float, into target: UnsafeMutablePointer<Float>,
  _ count: Int
) {
  for index in 0..<count { target[index] = factor * source[index] + 0 }
}

@inline(__always)
func add(
  _ source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>, _ count: Int
) {
  for index in 0..<count { target[index] += source[index] }
}
