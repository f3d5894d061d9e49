import LinearAlgebra

@testable import TSNE

/// Points drawn from normal distributions of unit width, around centres in turn.
func points(_ count: Int, around centers: [[Float]], seed: UInt64 = 1) -> Matrix {
  var generator = Generator(seed: seed, stream: "points")
  let elements = (0..<count).flatMap { index in
    centers[index % centers.count].map { $0 + Float(generator.normal()) }
  }
  return Matrix(rowCount: count, columnCount: centers[0].count, elements: elements)
}

/// Places on the plane, normally distributed.
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

/// The neighbours of each point by sorting all others.
func sortedNeighbors(_ count: Int, of points: Matrix) -> Neighbors {
  let rows = (0..<points.rowCount).map { point in
    (0..<points.rowCount).filter { $0 != point }.map { other in
      Neighbor(
        index: Int32(other),
        squaredDistance: zip(points.row(point), points.row(other)).reduce(0) { sum, pair in
          sum + (pair.0 - pair.1) * (pair.0 - pair.1)
        })
    }.sorted()
  }
  return Neighbors(
    count: count, indices: rows.flatMap { $0.prefix(count).map(\.index) },
    squaredDistances: rows.flatMap { $0.prefix(count).map(\.squaredDistance) })
}

/// The largest difference of forces, as a share of the largest force.
func relativeError(_ forces: [SIMD2<Float>], _ expected: [SIMD2<Float>]) -> Float {
  let largest = expected.reduce(0) { max($0, ($1 * $1).sum()) }
  let error = zip(forces, expected).reduce(0) {
    max($0, (($1.0 - $1.1) * ($1.0 - $1.1)).sum())
  }
  return (error / largest).squareRoot()
}
