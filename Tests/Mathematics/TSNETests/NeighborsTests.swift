import LinearAlgebra
import Testing

@testable import TSNE

@Suite struct NeighborsTests {
  @Test func areInTheOrderOfDistancesAndThenOfIndices() {
    let inOrder = [
      Neighbor(index: 9, squaredDistance: 0), Neighbor(index: 3, squaredDistance: 1e-30),
      Neighbor(index: 0, squaredDistance: 0.5), Neighbor(index: 4, squaredDistance: 0.5),
      Neighbor(index: .max, squaredDistance: 2), Neighbor(index: 1, squaredDistance: 1e30),
    ]
    #expect(inOrder.reversed().sorted() == inOrder)
    #expect(inOrder.map(\.index) == [9, 3, 0, 4, .max, 1])
    #expect(inOrder.map(\.squaredDistance) == [0, 1e-30, 0.5, 0.5, 2, 1e30])
  }

  @Test(arguments: [1, 2, 7, 30])
  func candidatesThatAreKeptAreTheNearest(limit: Int) {
    var generator = Generator(seed: 6, stream: "candidates")
    // Few distances, so that many are equal.
    let offered = (0..<200).map {
      Neighbor(index: Int32($0), squaredDistance: Float(generator.index(below: 20)))
    }
    var candidates = NearestCandidates(limit: limit)
    for (count, neighbor) in offered.enumerated() {
      #expect((candidates.reach == .infinity) == (count < limit))
      candidates.offer(neighbor)
    }
    #expect(candidates.sorted == Array(offered.sorted().prefix(limit)))
    #expect(candidates.reach == candidates.sorted.last?.squaredDistance)
    candidates.removeAll()
    #expect(candidates.sorted.isEmpty && candidates.reach == .infinity)
  }
}
