internal import LinearAlgebra

/// The rows of a batch on which a loss has a slope, where it pays to leave out the others.
///
/// The bits of all sums stay as they are: OpenBLAS adds up blocks of rows, each summed by itself, and
/// these keep their bounds. Adding 0 · x within one changes nothing.
struct NonzeroRows {
  /// In their order.
  let indices: [Int]
  /// Of the batch.
  let allCount: Int

  /// Looks at the cotangent of the outputs of the last forward pass; `nil` where too few rows are flat
  /// for it to pay, or the products of the others would be summed otherwise.
  init?(of network: Perceptron, cotangent: [Float]) {
    let (last, allCount) = (network.layerCount - 1, network.rowCount)
    let width = network.widths[last + 1]
    func isSteep(_ row: Int) -> Bool {
      (row * width..<(row + 1) * width).contains { cotangent[$0] != 0 }
    }
    let count = (0..<allCount).count(where: isSteep)
    guard count > 0, count <= allCount * 7 / 8 else { return nil }
    for layer in 1..<network.layerCount {
      let (some, all) = (
        network.inputShape(ofLayer: layer, rowCount: count),
        network.inputShape(ofLayer: layer, rowCount: allCount)
      )
      guard some.sumBlocks.elementsEqual(all.sumBlocks) else { return nil }
    }
    self.allCount = allCount
    indices = (0..<allCount).filter(isSteep)
  }

  /// How many of them lie in a block of rows.
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
