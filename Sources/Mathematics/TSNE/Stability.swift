public import LinearAlgebra

extension TSNE {
  /// How far several embeddings of the same points, by different seeds say, have neighbours in common.
  ///
  /// That is |N_k(i) ∩ N′_k(i)| / k in the mean over points i and pairs of embeddings, where N_k(i)
  /// are the k nearest neighbours of point i: 1 when all agree, and about k / n by chance.
  ///
  /// - Parameters:
  ///   - embeddings: n × 2 each, points in the same order.
  ///   - neighborCount: k.
  ///   - threadCount: Threads to share the work.
  /// - Returns: The mean share of common neighbours.
  /// - Precondition: there are at least two embeddings, all of equally many points, more than k.
  public static func stability(
    of embeddings: [Matrix], neighborCount: Int, threadCount: Int = 1
  ) -> Double {
    precondition(embeddings.count > 1, "One embedding has none to be compared with")
    precondition(
      embeddings.allSatisfy { $0.rowCount == embeddings[0].rowCount },
      "Embeddings must be of the same points")
    let workers = Workers(threadCount: threadCount)
    let neighborhoods = embeddings.map { coordinates in
      let neighbors = VantagePointTree(of: coordinates).neighbors(neighborCount, workers: workers)
      return (0..<neighbors.pointCount).map { Set(neighbors.indices[neighbors.row($0)]) }
    }
    var (shared, all) = (0, 0)
    for (index, first) in neighborhoods.enumerated() {
      for second in neighborhoods[..<index] {
        for (ours, theirs) in zip(first, second) {
          shared += ours.intersection(theirs).count
          all += neighborCount
        }
      }
    }
    return Double(shared) / Double(all)
  }
}
