import LinearAlgebra
import Testing

@testable import TSNE

@Suite struct StabilityTests {
  private func onALine(_ places: [Float]) -> Matrix {
    Matrix(rowCount: places.count, columnCount: 2, elements: places.flatMap { [$0, 0] })
  }

  @Test func isOneWhereAllAgree() {
    let placed = points(50, around: [[0, 0]])
    var turned = placed
    for row in 0..<50 {
      (turned[row, 0], turned[row, 1]) = (2 * placed[row, 1], -2 * placed[row, 0])
    }
    #expect(TSNE.stability(of: [placed, turned, placed], neighborCount: 5) == 1)
  }

  /// The nearest of each of four points: 1 0 3 2 twice, and once 2 3 0 1, so that one pair of
  /// embeddings of three agrees.
  @Test func isTheShareOfCommonNeighborsOverPairsOfEmbeddings() {
    let (one, two) = (onALine([0, 1, 10, 11]), onALine([5, 6, 1, 2]))
    let other = onALine([0, 10, 1, 11])
    for threadCount in [1, 2] {
      let stability = TSNE.stability(
        of: [one, other, two], neighborCount: 1, threadCount: threadCount)
      #expect(abs(stability - 1.0 / 3) < 1e-12)
    }
  }

  @Test func isThatOfChanceForEmbeddingsThatHaveNothingInCommon() {
    let embeddings = (1...3).map { points(400, around: [[0, 0]], seed: $0) }
    #expect(abs(TSNE.stability(of: embeddings, neighborCount: 40) - 0.1) < 0.02)
  }
}
