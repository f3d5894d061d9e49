import LinearAlgebra
import Testing

@testable import TSNE

@Suite struct VantagePointTreeTests {
  /// Whole numbers, whose distances are exact and often equal, near one another and far from the
  /// origin.
  @Test(arguments: [1, 2, 5, 14], [5, 34, 600])
  func findsWhatSortingFinds(dimensionCount: Int, count: Int) {
    var generator = Generator(seed: 8, stream: "whole numbers")
    let given = Matrix(
      rowCount: count, columnCount: dimensionCount,
      elements: (0..<count * dimensionCount).map { _ in Float(1000 + generator.index(below: 12)) })
    let neighborCount = min(count - 1, 40)
    let found = VantagePointTree(of: given).neighbors(neighborCount, workers: oneWorker)
    #expect(found == sortedNeighbors(neighborCount, of: given))
  }

  @Test func findsWhatSortingFindsAmongClusters() {
    let given = points(700, around: [[0, 0, 0, 0], [9, 0, 0, 3], [0, 50, 0, 0]])
    let found = VantagePointTree(of: given).neighbors(20, workers: oneWorker)
    let expected = sortedNeighbors(20, of: given)
    for (distance, wanted) in zip(found.squaredDistances, expected.squaredDistances) {
      #expect(abs(distance - wanted) <= 1e-5 * wanted)
    }
    #expect(zip(found.indices, expected.indices).count { $0 != $1 } < 4)
  }

  @Test func findsNeighborsOfPointsThatCoincide() {
    let given = Matrix(repeating: 3, rowCount: 100, columnCount: 2)
    let found = VantagePointTree(of: given).neighbors(6, workers: oneWorker)
    #expect(found == sortedNeighbors(6, of: given))
  }

  @Test func findsTheSameWithTwoThreads() {
    let given = points(900, around: [[0, 0, 0]])
    let tree = VantagePointTree(of: given)
    #expect(
      tree.neighbors(30, workers: Workers(threadCount: 2))
        == tree.neighbors(30, workers: oneWorker))
  }
}
