public import LinearAlgebra

/// How far neighbors in the plane are neighbors among the points, from 0 to 1 (Venna and Kaski, 2001).
///
///     T(k) = 1 − 2 / (nk (2n − 3k − 1)) Σ_i Σ_{j ∈ U_k(i)} (r(i, j) − k)
///
/// U_k(i) are those of the k nearest neighbors of point i in the plane that are not among its k nearest
/// neighbors in truth, and r(i, j) is the rank of j there, 1 for the nearest; points at the same
/// distance share the best of their ranks. Time is quadratic in the number of points.
///
/// - Parameters:
///   - coordinates: n × 2, as in an embedding.
///   - points: The n points that were embedded.
///   - neighborCount: k.
///   - threadCount: Threads to share the work.
/// - Returns: T(k).
/// - Precondition: k is below n / 2, and the coordinates are finite.
public func trustworthiness(
  of coordinates: Matrix, as points: Points, neighborCount: Int, threadCount: Int = 1
) -> Double {
  let pointCount = points.count
  precondition(coordinates.rowCount == pointCount, "Each point must have coordinates")
  precondition(
    2 * neighborCount < pointCount,
    "\(neighborCount) neighbors are not fewer than half of \(pointCount) points")
  let workers = Workers(threadCount: threadCount)
  let placed = VantagePointTree(of: Points(coordinates)).neighbors(neighborCount, workers: workers)
  let blocks = PointBlocks(points)
  var excesses = [Int](repeating: 0, count: pointCount)
  workers.fill(&excesses) { rows, block in
    for (offset, row) in rows.enumerated() {
      let others = placed.indices[placed.row(row)].map(Int.init)
      block[offset] = ranks(of: others, from: row, of: points, blocks)
        .reduce(0) { $0 + max(0, $1 - neighborCount) }
    }
  }
  let worst = neighborCount * (2 * pointCount - 3 * neighborCount - 1) * pointCount
  return 1 - 2 * Double(excesses.reduce(0, +)) / Double(worst)
}

/// The ranks of `others` by their distance from a point: one more than the number of nearer points.
private func ranks(
  of others: [Int], from point: Int, of points: Points, _ blocks: PointBlocks
) -> [Int] {
  points.elements.withUnsafeBufferPointer { elements in
    let query = elements.extracting(points.range(of: point))
    var distances: [SIMD8<Double>] = []
    distances.reserveCapacity(blocks.blockCount)
    for block in 0..<blocks.blockCount {
      distances.append(blocks.squaredDistances(from: query, toBlock: block))
    }
    distances[point / 8][point % 8] = .infinity
    return others.map { other in
      let distance = distances[other / 8][other % 8]
      var nearer = SIMD8<Int64>.zero
      for block in distances { nearer.replace(with: nearer &+ 1, where: block .< distance) }
      return Int(nearer.wrappedSum()) + 1
    }
  }
}
