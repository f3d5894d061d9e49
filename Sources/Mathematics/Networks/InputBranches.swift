/// A first layer in branches, each of which sees a part of the inputs alone.
///
///     x = (x₁, x₂, …),   h = max(0, (W₁ x₁ + b₁, W₂ x₂ + b₂, …))
///
/// It is one layer whose weight is block-diagonal: what stands off the blocks is 0, has no slope, and
/// so stays 0 under Adam.
public struct InputBranches: Equatable, Sendable {
  /// Inputs of each branch, in their order.
  private let inputCounts: [Int]
  /// Units of each branch.
  private let width: Int

  public init(inputCounts: [Int], width: Int) {
    self.inputCounts = inputCounts
    self.width = width
  }

  var inputCount: Int { inputCounts.reduce(0, +) }

  var unitCount: Int { inputCounts.count * width }

  /// Turns the parameters of a layer, drawn within ±1/√(all inputs), into those of branches, drawn
  /// within ±1/√(inputs of the branch).
  func separate(_ parameters: inout [Float]) {
    let biases = inputCount * unitCount
    for (branch, count) in inputCounts.enumerated() {
      let scale = (Float(inputCount) / Float(count)).squareRoot()
      for unit in branch * width..<(branch + 1) * width {
        for input in 0..<inputCount { parameters[unit * inputCount + input] *= scale }
        parameters[biases + unit] *= scale
      }
    }
    cut(&parameters)
  }

  /// Puts 0 in the place of every number of the layer's weight that stands off the blocks.
  func cut(_ weight: inout [Float]) {
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
