import LinearAlgebra
import Testing

@testable import TSNE

@Suite struct TrustworthinessTests {
  private func coordinates(_ count: Int, seed: UInt64) -> Matrix {
    let elements = points(count, around: [[0, 0]], seed: seed).elements.map { Float($0) }
    return Matrix(rowCount: count, columnCount: 2, elements: elements)
  }

  @Test("Trustworthiness agrees with its definition", arguments: [1, 5, 12], [1, 2])
  func definition(neighborCount: Int, threadCount: Int) throws {
    let count = 61
    let given = points(count, around: [[0, 0, 0], [2, 0, 1]])
    let placed = coordinates(count, seed: 9)
    let truth = sortedNeighbors(count - 1, of: given)
    let found = sortedNeighbors(neighborCount, of: Points(placed))
    var excess = 0
    for point in 0..<count {
      for neighbor in found.indices[found.row(point)] {
        let position = try #require(truth.indices[truth.row(point)].firstIndex(of: neighbor))
        excess += max(0, position - truth.row(point).lowerBound + 1 - neighborCount)
      }
    }
    let scale = Double(count * neighborCount * (2 * count - 3 * neighborCount - 1))
    let expected = 1 - 2 / scale * Double(excess)
    let trustworthiness = trustworthiness(
      of: placed, as: given, neighborCount: neighborCount, threadCount: threadCount)
    #expect(abs(trustworthiness - expected) < 1e-12)
    #expect(expected < 0.7)
  }

  @Test("Trustworthiness is one where no neighbor is new")
  func perfect() {
    let placed = coordinates(40, seed: 1)
    #expect(trustworthiness(of: placed, as: Points(placed), neighborCount: 6) == 1)
    let equal = Points(rows: Array(repeating: [1, 1, 1], count: 40))
    #expect(trustworthiness(of: placed, as: equal, neighborCount: 6) == 1)
  }
}
