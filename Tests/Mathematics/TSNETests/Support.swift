import LinearAlgebra

@testable import TSNE

/// Points from normal distributions of unit width around the centers in turn.
func points(_ count: Int, around centers: [[Double]], seed: UInt64 = 1) -> Points {
  var generator = Generator(seed: seed, stream: "points")
  return Points(
    rows: (0..<count).map { index in
      centers[index % centers.count].map { $0 + generator.normal() }
    })
}

/// Normally distributed positions in the plane.
func scattered(_ count: Int, width: Double = 3) -> [SIMD2<Float>] {
  var generator = Generator(seed: 3, stream: "scattered")
  return (0..<count).map { _ in
    SIMD2(Float(width * generator.normal()), Float(width * generator.normal()))
  }
}

let oneWorker = Workers(threadCount: 1)

extension Affinities {
  subscript(row: Int, column: Int) -> Float {
    self.row(row).first { columns[$0] == Int32(column) }.map { values[$0] } ?? 0
  }
}

/// The neighbors of each point by sorting all others.
func sortedNeighbors(_ count: Int, of points: Points) -> Neighbors {
  func squaredDistance(_ point: Int, _ other: Int) -> Double {
    zip(points.elements[points.range(of: point)], points.elements[points.range(of: other)])
      .reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }
  let rows = (0..<points.count).map { point in
    (0..<points.count).filter { $0 != point }.map { (squaredDistance(point, $0), $0) }.sorted(by: <)
      .prefix(count)
  }
  return Neighbors(
    count: count, indices: rows.flatMap { $0.map { Int32($0.1) } },
    squaredDistances: rows.flatMap { $0.map(\.0) })
}

/// The largest difference of forces, relative to the largest force.
func relativeError(_ forces: [SIMD2<Float>], _ expected: [SIMD2<Float>]) -> Float {
  let largest = expected.reduce(0) { max($0, ($1 * $1).sum()) }
  let error = zip(forces, expected).reduce(0) {
    max($0, (($1.0 - $1.1) * ($1.0 - $1.1)).sum())
  }
  return (error / largest).squareRoot()
}
