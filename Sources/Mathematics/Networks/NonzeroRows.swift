/// The rows of a batch with non-zero gradient, where leaving out the other rows saves time.
///
/// All sums keep their bits: they run over the rows in order, and adding 0 · x changes nothing.
struct NonzeroRows {
  /// In ascending order.
  let indices: [Int]

  /// Finds the rows of `cotangent`, that of the outputs of the last forward pass.
  ///
  /// It is `nil` where too few rows are zero for a gain of time.
  init?(of network: Perceptron, cotangent: [Float]) {
    let (width, allCount) = (network.widths[network.layerCount], network.rowCount)
    func isNonzero(_ row: Int) -> Bool {
      (row * width..<(row + 1) * width).contains { cotangent[$0] != 0 }
    }
    let count = (0..<allCount).count(where: isNonzero)
    guard count > 0, count <= allCount * 7 / 8 else { return nil }
    indices = (0..<allCount).filter(isNonzero)
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
