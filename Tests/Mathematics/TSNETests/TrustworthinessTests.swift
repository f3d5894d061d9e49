import LinearAlgebra
import Testing

@testable import TSNE

@Suite struct TrustworthinessTests {
  @Test(arguments: [1, 5, 12])
  func agreesWithItsDefinition(neighborCount: Int) {
    let count = 61
    let given = points(count, around: [[0, 0, 0], [2, 0, 1]])
    let placed = points(count, around: [[0, 0]], seed: 9)
    let truth = sortedNeighbors(count - 1, of: given)
    let found = sortedNeighbors(neighborCount, of: placed)
    var excess = 0
    for point in 0..<count {
      for neighbor in found.indices[found.row(point)] {
        let rank =
          truth.indices[truth.row(point)].firstIndex(of: neighbor)! - truth.row(point).lowerBound
          + 1
        if rank > neighborCount { excess += rank - neighborCount }
      }
    }
    let scale = Double(count * neighborCount * (2 * count - 3 * neighborCount - 1))
    let expected = 1 - 2 / scale * Double(excess)
    for threadCount in [1, 2] {
      let trustworthiness = TSNE.trustworthiness(
        of: placed, as: given, neighborCount: neighborCount, threadCount: threadCount)
      #expect(abs(trustworthiness - expected) < 1e-12)
    }
    #expect(expected < 0.7)
  }

  @Test func isOneWhereNoNeighborIsNew() {
    let given = points(40, around: [[0, 0]])
    #expect(TSNE.trustworthiness(of: given, as: given, neighborCount: 6) == 1)
    let twins = Matrix(repeating: 1, rowCount: 40, columnCount: 3)
    #expect(TSNE.trustworthiness(of: given, as: twins, neighborCount: 6) == 1)
  }
}
