public import LinearAlgebra

/// A perceptron with ReLU after each layer but the last.
///
///     x₀ = x,   xₖ₊₁ = max(0, xₖ Wₖᵀ + bₖ),   the last layer without max
///
/// Parameters and gradient are one flat array each, so that the optimizer needs a single pass: for each
/// layer the weight (outputs × inputs, as in PyTorch) and the bias, and then extra parameters of the
/// model. A backward pass uses the activations of the last forward pass, whose memory is reused.
public struct Perceptron: Sendable {
  /// Widths from input to output.
  public let widths: [Int]
  let extras: [(name: String, count: Int)]
  public var parameters: [Float]
  /// The gradient of the last backward pass.
  public internal(set) var gradient: [Float]

  /// The outputs of each layer in the last forward pass.
  private(set) var activations: [[Float]] = []
  /// The cotangent of each layer's sums, before the ReLU, in the last backward pass.
  private(set) var cotangents: [[Float]] = []
  private(set) var rowCount = 0

  /// Draws the weights and biases; the extra parameters start at 0.
  public init(
    widths: [Int], extras: [(name: String, count: Int)] = [],
    initialization: Initialization = .uniform, using generator: inout Generator
  ) {
    precondition(widths.count >= 2, "A perceptron needs the widths of its input and its output")
    self.widths = widths
    self.extras = extras
    var drawn: [Float] = []
    for (inputs, outputs) in zip(widths, widths.dropFirst()) {
      drawn += initialization.layer(inputCount: inputs, outputCount: outputs, using: &generator)
    }
    for extra in extras { drawn += repeatElement(0, count: extra.count) }
    parameters = drawn
    gradient = Array(repeating: 0, count: drawn.count)
  }

  public var layerCount: Int { widths.count - 1 }

  /// The position of the first parameter of layer `index`.
  func offset(ofLayer index: Int) -> Int {
    (0..<index).reduce(0) { $0 + (widths[$1] + 1) * widths[$1 + 1] }
  }

  private func biasOffset(ofLayer index: Int) -> Int {
    offset(ofLayer: index) + widths[index] * widths[index + 1]
  }

  /// The position of the first extra parameter.
  var extraOffset: Int { offset(ofLayer: layerCount) }

  /// The outputs of the last forward pass, row after row; the array may be longer.
  public var outputs: [Float] { activations[layerCount - 1] }

  /// Some columns of the outputs of the last forward pass, row after row.
  func outputs(columns: Range<Int>) -> [Float] {
    let (outputs, width) = (outputs, widths[layerCount])
    var chosen: [Float] = []
    chosen.reserveCapacity(rowCount * columns.count)
    for row in 0..<rowCount {
      chosen.append(
        contentsOf: outputs[row * width + columns.lowerBound..<row * width + columns.upperBound])
    }
    return chosen
  }

  // MARK: Forward

  /// Computes the outputs for the first `rowCount` rows of `inputs`.
  public mutating func forward(_ inputs: [Float], rowCount: Int) {
    reserve(rowCount)
    let parameters = parameters
    for layer in 0..<layerCount {
      let (biasOffset, outputCount) = (biasOffset(ofLayer: layer), widths[layer + 1])
      let isLast = layer == layerCount - 1
      parameters.withUnsafeBufferPointer { buffer in
        guard let bias = buffer.baseAddress.map({ $0 + biasOffset }) else { return }
        multiply(
          forwardShape(ofLayer: layer, rowCount: rowCount),
          layer == 0 ? inputs : activations[layer - 1],
          parameters, rightStart: offset(ofLayer: layer), into: &activations[layer]
        ) { rows, target in
          for row in rows {
            addBias(bias, to: target + row * outputCount, outputCount, rectified: !isLast)
          }
        }
      }
    }
  }

  // MARK: Backward

  /// Computes the gradient of all layers' parameters, at the inputs of the last forward pass; `fill`
  /// writes ∂L/∂outputs.
  public mutating func backward(_ inputs: [Float], fill: (inout [Float]) -> Void) {
    fill(&cotangents[layerCount - 1])
    computeGradient(inputs)
  }

  /// Computes the same gradient as `backward`, to the bit, faster where many rows of ∂L/∂outputs are
  /// zero: these rows are left out of the products.
  ///
  /// It overwrites the activations of the last forward pass, except for the outputs.
  mutating func backwardSkippingZeroRows(_ inputs: [Float], fill: (inout [Float]) -> Void) {
    let last = layerCount - 1
    fill(&cotangents[last])
    guard let rows = NonzeroRows(of: self, cotangent: cotangents[last]) else {
      return computeGradient(inputs)
    }
    rows.gather(in: &cotangents[last], width: widths[last + 1])
    for layer in 0..<last { rows.gather(in: &activations[layer], width: widths[layer + 1]) }
    var inputs = inputs
    rows.gather(in: &inputs, width: widths[0])
    rowCount = rows.indices.count
    computeGradient(inputs)
  }

  /// Computes the gradient of all layers' parameters from the cotangent of the outputs.
  private mutating func computeGradient(_ inputs: [Float]) {
    sumOutputCotangents()
    for layer in stride(from: layerCount - 1, through: 0, by: -1) {
      multiply(
        weightShape(ofLayer: layer, rowCount: rowCount), cotangents[layer],
        layer == 0 ? inputs : activations[layer - 1], into: &gradient,
        start: offset(ofLayer: layer))
      if layer > 0 { propagate(fromLayer: layer, summing: true) }
    }
  }

  /// Writes ∂L/∂inputs of the last forward pass, rows × inputs, into `inputGradient`.
  ///
  /// The gradient of the parameters does not change; `fill` writes ∂L/∂outputs.
  public mutating func backwardToInputs(
    into inputGradient: inout [Float], fill: (inout [Float]) -> Void
  ) {
    fill(&cotangents[layerCount - 1])
    for layer in stride(from: layerCount - 1, to: 0, by: -1) {
      propagate(fromLayer: layer, summing: false)
    }
    writeInputGradient(into: &inputGradient)
  }

  /// Writes ∂L/∂inputs, rows × inputs, for the loss of the last backward pass.
  func writeInputGradient(into inputGradient: inout [Float]) {
    let shape = inputShape(ofLayer: 0, rowCount: rowCount)
    if inputGradient.count != shape.rowCount * shape.columnCount {
      inputGradient = Array(repeating: 0, count: shape.rowCount * shape.columnCount)
    }
    multiply(shape, cotangents[0], parameters, into: &inputGradient)
  }

  /// Writes the gradient of the last layer's bias, the sum of the rows of its cotangent.
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

  /// Computes the cotangent of the layer below from that of a layer, through its weight and the ReLU
  /// between them.
  ///
  /// With `summing`, the sum of the rows is written to the gradient of the bias below. A layer with one
  /// output needs no product: each row is the scaled weight.
  private mutating func propagate(fromLayer layer: Int, summing: Bool) {
    let shape = inputShape(ofLayer: layer, rowCount: rowCount)
    let (offset, biasOffset) = (offset(ofLayer: layer), biasOffset(ofLayer: layer - 1))
    let (width, parameters) = (shape.columnCount, parameters)
    let (cotangent, activation) = (cotangents[layer], activations[layer - 1])
    var below: [Float] = []
    swap(&below, &cotangents[layer - 1])
    gradient.withUnsafeMutableBufferPointer { gradient in
      activation.withUnsafeBufferPointer { activation in
        guard let activation = activation.baseAddress,
          let bias = gradient.baseAddress.map({ $0 + biasOffset })
        else { return }
        if summing { bias.update(repeating: 0, count: width) }
        func finish(_ rows: Range<Int>, _ target: UnsafeMutablePointer<Float>) {
          for start in stride(from: rows.lowerBound * width, to: rows.upperBound * width, by: width)
          {
            zero(
              target + start, where: activation + start, width, addingTo: summing ? bias : nil)
          }
        }
        if shape.innerCount > 1 {
          multiply(
            shape, cotangent, parameters, rightStart: offset, into: &below, finish: finish)
        } else {
          below.withUnsafeMutableBufferPointer { below in
            parameters.withUnsafeBufferPointer { parameters in
              guard let target = below.baseAddress,
                let weight = parameters.baseAddress.map({ $0 + offset })
              else { return }
              for row in 0..<shape.rowCount {
                scale(weight, by: cotangent[row], into: target + row * width, width)
                finish(row..<row + 1, target)
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

// MARK: Updates

extension Perceptron {
  /// Moves the parameters against the gradient of the last backward pass.
  public mutating func update(with optimizer: inout Adam) {
    optimizer.update(&parameters, against: gradient)
  }

  /// Moves each parameter θ to θ + rate · (θ′ − θ), where θ′ is that of `other`.
  public mutating func softUpdate(toward other: Perceptron, rate: Float) {
    precondition(widths == other.widths, "The networks differ in their widths")
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

/// Zeroes the elements of `target` where the activation is 0, and adds the others to `sums`, if given.
///
/// It takes eight elements at a time, because the branch of a scalar loop cannot be predicted.
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

/// Writes `factor` · `source`; adding 0 turns −0 into 0, as in a product of matrices.
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

/// Adds the first `count` elements of `source` to those of `target` from `start` on.
func add(_ source: [Float], to target: inout [Float], start: Int, _ count: Int) {
  target.withUnsafeMutableBufferPointer { target in
    source.withUnsafeBufferPointer { source in
      guard let source = source.baseAddress, let target = target.baseAddress else { return }
      add(source, to: target + start, count)
    }
  }
}
