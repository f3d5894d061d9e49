import Datasets
import Foundation
import LinearAlgebra

/// A file in D4RL's layout with random contents.
struct RecordedSample {
  let url: URL

  /// Bytes of one step without compression: 11 + 3 + 11 + 1 numbers and two flags.
  static let bytesPerStep = 4 * 26 + 2

  /// Writes episodes of 500 steps, of which every second one is cut off.
  init(_ url: URL, stepCount: Int) throws {
    self.url = url
    var generator = Generator(seed: 11, stream: "recorded sample")
    func matrix(_ columnCount: Int) -> Matrix {
      Matrix(
        rowCount: stepCount, columnCount: columnCount,
        elements: (0..<stepCount * columnCount).map { _ in Float(2 * generator.uniform() - 1) })
    }
    let writer = try D4RLWriter(
      creating: url, observationCount: 11, actionCount: 3,
      metadata: ["algorithm": "random", "policy": "none"])
    let ends = (1...stepCount).map { $0 % 500 == 0 ? $0 / 500 : 0 }
    try writer.append(
      observations: matrix(11), actions: matrix(3), nextObservations: matrix(11),
      rewards: matrix(1).elements, terminals: ends.map { $0 % 2 == 1 },
      timeouts: ends.map { $0 > 0 && $0 % 2 == 0 })
    try writer.close()
  }
}
