public import LinearAlgebra

/// The similarity of several embeddings of the same points: the mean of |N_k(i) ∩ N′_k(i)| / k over
/// points i and pairs of embeddings, where N_k(i) are the k nearest neighbors of point i.
///
/// - Parameters:
///   - embeddings: n × 2 each, points in the same order.
///   - neighborCount: k.
///   - threadCount: Threads to share the work.
/// - Returns: 1 where all neighbors agree, and about k / n by chance.
/// - Precondition: There are at least two embeddings, all of the same number of points, more than k.
public func stability(
  of embeddings: [Matrix], neighborCount: Int, threadCount: Int = 1
) -> Double {
  precondition(embeddings.count > 1, "One embedding cannot be compared")
  precondition(
    embeddings.allSatisfy { $0.rowCount == embeddings[0].rowCount },
    "The embeddings differ in their number of points")
  let workers = Workers(threadCount: threadCount)
  let neighborhoods = embeddings.map { coordinates in
    let neighbors = VantagePointTree(of: Points(coordinates))
      .neighbors(neighborCount, workers: workers)
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
