public import LinearAlgebra

/// The discriminator d(s, a, log π(a|s), log f(s′|s, a)), clipped to [0.1, 0.9] after its sigmoid.
///
/// The log-densities enter component by component, by default clipped to [−20, 10] and scaled to
/// [0, 1], because they are unbounded below and a raw −10⁵ would dominate the other inputs. They are
/// data: no gradient is passed to π or f. Where d is clipped, its gradient is zero, as with PyTorch's clamp.
public struct Discriminator: PerceptronModel {
  /// The clip of d, so that 1/d and 1/(1 − d) stay finite (paper, Appendix A.1).
  public static let outputRange: ClosedRange<Float> = 0.1...0.9
  /// The range of d without a clip, so that its logarithms stay finite.
  public static let openRange: ClosedRange<Float> = 1e-6...1 - 1e-6
  private static let logDensityRange: ClosedRange<Float> = -20...10

  public var network: Perceptron
  private let branches: InputBranches?
  /// ∂d / ∂ network output, of the last evaluation.
  private var outputGradients: [Float] = []
  private var inputGradient: [Float] = []

  /// Draws the weights; `inputCount` is the width of `inputs`.
  public init(inputCount: Int, hiddenWidths: [Int], using generator: inout Generator) {
    network = Perceptron(widths: [inputCount] + hiddenWidths + [1], using: &generator)
    branches = nil
  }

  /// Draws the weights; `hiddenWidths` are the widths of the layers behind the `branches`.
  public init(branches: InputBranches, hiddenWidths: [Int], using generator: inout Generator) {
    network = Perceptron(
      widths: [branches.inputCount, branches.unitCount] + hiddenWidths + [1], using: &generator)
    branches.separate(&network.parameters)
    self.branches = branches
  }

  /// The input rows of the discriminator, such as (s, a, log π, log f).
  ///
  /// Matrices have one row for each sample; `scaled` clips and scales log-densities.
  ///
  /// - Returns: One row for each sample.
  public static func inputs(
    stateActions: Matrix, logDensities: [Matrix], scaled: Bool = true
  ) -> Matrix {
    let width = logDensities.reduce(stateActions.columnCount) { $0 + $1.columnCount }
    let rowCount = stateActions.rowCount
    var inputs = Matrix(repeating: 0, rowCount: rowCount, columnCount: width)
    inputs.replaceColumns(from: 0, with: stateActions)
    var column = stateActions.columnCount
    for var densities in logDensities {
      for index in densities.elements.indices where scaled {
        densities.elements[index] = Self.scaled(densities.elements[index])
      }
      inputs.replaceColumns(from: column, with: densities)
      column += densities.columnCount
    }
    return inputs
  }

  /// A log-density clipped to [−20, 10] and scaled to [0, 1].
  static func scaled(_ logDensity: Float) -> Float {
    let clipped = min(max(logDensity, logDensityRange.lowerBound), logDensityRange.upperBound)
    return (clipped - logDensityRange.lowerBound)
      / (logDensityRange.upperBound - logDensityRange.lowerBound)
  }

  /// d of each row, stored for `backward`.
  public mutating func outputs(
    at inputs: Matrix, clippedTo range: ClosedRange<Float> = outputRange
  ) -> [Float] {
    network.forward(inputs.elements, rowCount: inputs.rowCount)
    let values = Array(network.outputs.prefix(inputs.rowCount)).mapped(Float.sigmoid)
    outputGradients = values.mapped { range.contains($0) ? $0 * (1 - $0) : 0 }
    return values.mapped { min(max($0, range.lowerBound), range.upperBound) }
  }

  /// Computes the gradient of Σᵢ cᵢ dᵢ with respect to the parameters, at the inputs of the last call of
  /// `outputs`; `cotangents` holds one cᵢ for each row.
  public mutating func backward(_ cotangents: [Float], at inputs: Matrix) {
    let outputGradients = outputGradients
    network.backwardSkippingZeroRows(inputs.elements) { target in
      scaleRows(of: outputGradients, by: cotangents, into: &target)
    }
    branches?.zeroOffBlocks(of: &network.gradient)
  }

  /// Σⱼ ∂d/∂log π(aⱼ|s) of each row, without the clip of d, on which the derivation of the corrections
  /// depends.
  ///
  /// `columns` are those of log π in the inputs, `scaled` as `inputs` made them.
  ///
  /// - Returns: One number for each row.
  public mutating func logDensityGradients(
    at inputs: Matrix, columns: Range<Int>, scaled: Bool = true
  ) -> [Float] {
    _ = outputs(at: inputs, clippedTo: 0...1)
    let outputGradients = outputGradients
    network.backwardToInputs(into: &inputGradient) { target in
      for row in outputGradients.indices { target[row] = outputGradients[row] }
    }
    let scale = scaled ? Self.logDensityRange.upperBound - Self.logDensityRange.lowerBound : 1
    return (0..<inputs.rowCount).map { row in
      columns.reduce(0) { $0 + inputGradient[row * inputs.columnCount + $1] } / scale
    }
  }
}
