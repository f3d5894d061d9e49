/// A first layer in branches, each with its own part of the inputs.
///
///     x = (x₁, x₂, …),   h = max(0, (W₁ x₁ + b₁, W₂ x₂ + b₂, …))
///
/// It is one layer whose weight is block-diagonal: elements outside the blocks are 0, have a zero
/// gradient, and so stay 0 under Adam.
public struct InputBranches: Equatable, Sendable {
  /// The number of inputs of each branch.
  private let inputCounts: [Int]
  /// The number of units of each branch.
  private let width: Int

  public init(inputCounts: [Int], width: Int) {
    self.inputCounts = inputCounts
    self.width = width
  }

  var inputCount: Int { inputCounts.reduce(0, +) }

  var unitCount: Int { inputCounts.count * width }

  /// Scales the parameters of a layer, drawn within ±1/√(all inputs), to ±1/√(inputs of the branch),
  /// and zeroes the weight outside the blocks.
  func separate(_ parameters: inout [Float]) {
    let biases = inputCount * unitCount
    for (branch, count) in inputCounts.enumerated() {
      let scale = (Float(inputCount) / Float(count)).squareRoot()
      for unit in branch * width..<(branch + 1) * width {
        for input in 0..<inputCount { parameters[unit * inputCount + input] *= scale }
        parameters[biases + unit] *= scale
      }
    }
    zeroOffBlocks(of: &parameters)
  }

  /// Zeroes the elements of the layer's weight outside the blocks.
  func zeroOffBlocks(of weight: inout [Float]) {
    var start = 0
    for (branch, count) in inputCounts.enumerated() {
      for unit in branch * width..<(branch + 1) * width {
        for input in 0..<inputCount where !(start..<start + count).contains(input) {
          weight[unit * inputCount + input] = 0
        }
      }
      start += count
    }
  }
}
