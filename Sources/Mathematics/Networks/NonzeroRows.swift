internal import LinearAlgebra

/// The rows of a batch with non-zero gradient, where leaving out the other rows saves time.
///
/// All sums keep their bits: OpenBLAS sums blocks of rows separately, these blocks keep their bounds,
/// and adding 0 · x within a block changes nothing.
struct NonzeroRows {
  /// In ascending order.
  let indices: [Int]
  /// The number of rows of the batch.
  let allCount: Int

  /// Finds the rows of `cotangent`, that of the outputs of the last forward pass.
  ///
  /// It is `nil` where too few rows are zero for a gain of time, or where products of fewer rows would
  /// be summed in other blocks.
  init?(of network: Perceptron, cotangent: [Float]) {
    let (last, allCount) = (network.layerCount - 1, network.rowCount)
    let width = network.widths[last + 1]
    func isNonzero(_ row: Int) -> Bool {
      (row * width..<(row + 1) * width).contains { cotangent[$0] != 0 }
    }
    let count = (0..<allCount).count(where: isNonzero)
    guard count > 0, count <= allCount * 7 / 8 else { return nil }
    for layer in 1..<network.layerCount {
      let (some, all) = (
        network.inputShape(ofLayer: layer, rowCount: count),
        network.inputShape(ofLayer: layer, rowCount: allCount)
      )
      guard some.sumBlocks.elementsEqual(all.sumBlocks) else { return nil }
    }
    self.allCount = allCount
    indices = (0..<allCount).filter(isNonzero)
  }

  /// The number of these rows in a block of rows.
  func count(in block: Range<Int>) -> Int { indices.count(where: block.contains) }

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
