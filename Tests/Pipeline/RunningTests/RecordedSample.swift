import Datasets
import Foundation
import LinearAlgebra
@testable import Running

/// A file in D4RL's layout with drawn contents, for tests of what reads and what damages it.
struct RecordedSample {
  let url: URL

  /// Bytes of one step, uncompressed: 11 + 3 + 11 + 1 numbers and two flags.
  static let bytesPerStep = 4 * 26 + 2

  /// Writes steps of episodes that are 500 long, of which every second is cut off.
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
      metadata: ["algorithm": "drawn", "policy": "none"])
    let ends = (1...stepCount).map { $0 % 500 == 0 ? $0 / 500 : 0 }
    try writer.append(
      observations: matrix(11), actions: matrix(3), nextObservations: matrix(11),
      rewards: matrix(1).elements, terminals: ends.map { $0 % 2 == 1 },
      timeouts: ends.map { $0 > 0 && $0 % 2 == 0 })
    try writer.close()
  }
}
