public import LinearAlgebra

extension TSNE {
  /// How far those who are neighbours on the plane can be trusted to be neighbours in truth, from 0
  /// to 1 (Venna and Kaski, 2001).
  ///
  ///     T(k) = 1 − 2 / (nk (2n − 3k − 1)) Σ_i Σ_{j ∈ U_k(i)} (r(i, j) − k)
  ///
  /// U_k(i) are those of the k nearest neighbours of point i on the plane that are not among its k
  /// nearest in truth, and r(i, j) is the rank of j there, 1 for the nearest; points equally far
  /// share the best of their ranks. Time is quadratic in the number of points.
  ///
  /// - Parameters:
  ///   - coordinates: n × 2, as in an embedding.
  ///   - points: n × d, what was embedded.
  ///   - neighborCount: k.
  ///   - threadCount: Threads to share the work.
  /// - Returns: T(k).
  /// - Precondition: k is below n / 2, and all numbers are finite.
  public static func trustworthiness(
    of coordinates: Matrix, as points: Matrix, neighborCount: Int, threadCount: Int = 1
  ) -> Double {
    let pointCount = points.rowCount
    precondition(coordinates.rowCount == pointCount, "Each point must have a place")
    precondition(
      2 * neighborCount < pointCount,
      "\(neighborCount) neighbours are not fewer than half of \(pointCount) points")
    let workers = Workers(threadCount: threadCount)
    let placed = VantagePointTree(of: coordinates).neighbors(neighborCount, workers: workers)
    let blocks = PointBlocks(points)
    var excesses = [Int](repeating: 0, count: pointCount)
    workers.fill(&excesses) { rows, block in
      for (offset, row) in rows.enumerated() {
        let others = placed.indices[placed.row(row)].map(Int.init)
        block[offset] = ranks(of: others, from: row, blocks)
          .reduce(0) { $0 + max(0, $1 - neighborCount) }
      }
    }
    let worst = neighborCount * (2 * pointCount - 3 * neighborCount - 1) * pointCount
    return 1 - 2 * Double(excesses.reduce(0, +)) / Double(worst)
  }
}

/// The ranks of some points by their distance from one: how many others are nearer, and one.
private func ranks(of others: [Int], from point: Int, _ blocks: PointBlocks) -> [Int] {
  let query = blocks.point(point)
  return query.withUnsafeBufferPointer { query in
    var distances: [SIMD8<Float>] = []
    distances.reserveCapacity(blocks.blockCount)
    for block in 0..<blocks.blockCount {
      distances.append(blocks.squaredDistances(from: query, toBlock: block))
    }
    distances[point / 8][point % 8] = .infinity
    return others.map { other in
      let distance = distances[other / 8][other % 8]
      var nearer = SIMD8<Int32>.zero
      for block in distances { nearer.replace(with: nearer &+ 1, where: block .< distance) }
      return Int(nearer.wrappedSum()) + 1
    }
  }
}
