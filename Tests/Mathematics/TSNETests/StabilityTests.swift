import LinearAlgebra
import Testing

@testable import TSNE

@Suite struct StabilityTests {
  private func onLine(_ positions: [Float]) -> Matrix {
    Matrix(rowCount: positions.count, columnCount: 2, elements: positions.flatMap { [$0, 0] })
  }

  /// The nearest of each of four points: 1 0 3 2 twice, and once 2 3 0 1, so that one of three pairs
  /// of embeddings agrees.
  @Test(
    "Stability is the fraction of common neighbors over pairs of embeddings", arguments: [1, 2])
  func commonNeighbors(threadCount: Int) {
    let (one, two) = (onLine([0, 1, 10, 11]), onLine([5, 6, 1, 2]))
    let other = onLine([0, 10, 1, 11])
    let found = stability(of: [one, other, two], neighborCount: 1, threadCount: threadCount)
    #expect(abs(found - 1.0 / 3) < 1e-12)
    #expect(stability(of: [one, two], neighborCount: 1, threadCount: threadCount) == 1)
  }

  @Test("Independent embeddings have the stability of chance")
  func chance() {
    let embeddings = ([1, 2, 3] as [UInt64]).map { seed in
      let coordinates = points(400, around: [[0, 0]], seed: seed).elements.map { Float($0) }
      return Matrix(rowCount: 400, columnCount: 2, elements: coordinates)
    }
    #expect(abs(stability(of: embeddings, neighborCount: 40) - 0.1) < 0.02)
  }
}
