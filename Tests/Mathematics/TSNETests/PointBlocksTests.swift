import LinearAlgebra
import Testing

@testable import TSNE

@Suite struct PointBlocksTests {
  @Test(arguments: [1, 8, 13])
  func measureDistancesToEightPointsAtOnce(count: Int) {
    let given = points(count, around: [[0, 1, 2]])
    let blocks = PointBlocks(given)
    #expect(blocks.blockCount == (count + 7) / 8)
    for index in 0..<count { #expect(blocks.point(index) == Array(given.row(index))) }
    let distances = [Float(1), 2, 3].withUnsafeBufferPointer { point in
      (0..<blocks.blockCount).flatMap { block in
        let distances = blocks.squaredDistances(from: point, toBlock: block)
        return (0..<8).map { distances[$0] }
      }
    }
    for (index, distance) in distances.enumerated() {
      guard index < count else {
        #expect(distance == .infinity)
        continue
      }
      let expected = zip(given.row(index), [Float(1), 2, 3])
        .reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      #expect(abs(distance - expected) < 1e-5)
    }
  }
}
