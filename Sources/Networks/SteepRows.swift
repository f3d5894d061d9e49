internal import LinearAlgebra

/// The rows of a batch on which a loss has a slope, where it pays to leave out the others.
///
/// The bits of all sums stay as they are: OpenBLAS adds up blocks of rows, each summed by itself, and
/// these keep their bounds. Adding 0 · x within one changes nothing.
struct SteepRows {
  /// In their order.
  let indices: [Int]
  /// Of the batch.
  let allCount: Int

  /// Looks at the cotangent of the outputs of the last forward pass; `nil` where too few rows are flat
  /// for it to pay, or the products of the others would be summed otherwise.
  init?(of network: Perceptron, cotangent: [Float]) {
    let (last, allCount) = (network.layerCount - 1, network.rowCount)
    let width = network.widths[last + 1]
    indices = (0..<allCount).filter { row in
      (row * width..<(row + 1) * width).contains { cotangent[$0] != 0 }
    }
    self.allCount = allCount
    let count = indices.count
    guard count > 0, count <= allCount * 7 / 8 else { return nil }
    for layer in 1..<network.layerCount {
      func blocks(_ rowCount: Int) -> [Range<Int>] {
        network.inputShape(ofLayer: layer, rowCount: rowCount).sumBlocks
      }
      guard blocks(count) == blocks(allCount) else { return nil }
    }
  }

  /// How many of them lie in each block of rows that has any.
  func counts(in blocks: [Range<Int>]) -> [Int] {
    blocks.map { block in indices.count { block.contains($0) } }.filter { $0 > 0 }
  }

  /// Moves these rows to the front.
  func gather(in rows: inout [Float], width: Int) {
    rows.withUnsafeMutableBufferPointer { rows in
      guard let start = rows.baseAddress else { return }
      for (target, source) in indices.enumerated() where source != target {
        (start + target * width).update(from: start + source * width, count: width)
      }
    }
  }
}
