import LinearAlgebra
import Testing

@testable import TSNE

@Suite struct VantagePointTreeTests {
  /// Whole numbers, whose distances are exact and often equal, far from the origin.
  @Test("The search finds what sorting finds", arguments: [1, 2, 5, 14], [5, 34, 600])
  func wholeNumbers(dimensionCount: Int, count: Int) {
    var generator = Generator(seed: 8, stream: "whole numbers")
    let given = Points(
      rows: (0..<count).map { _ in
        (0..<dimensionCount).map { _ in Double(1000 + generator.index(below: 12)) }
      })
    let neighborCount = min(count - 1, 40)
    let found = VantagePointTree(of: given).neighbors(neighborCount, workers: oneWorker)
    #expect(found == sortedNeighbors(neighborCount, of: given))
  }

  @Test("The search finds what sorting finds among clusters")
  func clusters() {
    let given = points(700, around: [[0, 0, 0, 0], [9, 0, 0, 3], [0, 50, 0, 0]])
    let found = VantagePointTree(of: given).neighbors(20, workers: oneWorker)
    #expect(found == sortedNeighbors(20, of: given))
  }

  @Test("Points that coincide have neighbors in the order of indices")
  func coincidentPoints() {
    let given = Points(rows: Array(repeating: [3, 3], count: 100))
    let found = VantagePointTree(of: given).neighbors(6, workers: oneWorker)
    #expect(found == sortedNeighbors(6, of: given))
  }
}
