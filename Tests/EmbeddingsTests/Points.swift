import LinearAlgebra

/// Points drawn from normal distributions of unit width, around centres in turn.
func points(_ count: Int, around centers: [[Float]], seed: UInt64 = 1) -> Matrix {
  var generator = Generator(seed: seed, stream: "points")
  let elements = (0..<count).flatMap { index in
    centers[index % centers.count].map { $0 + Float(generator.normal()) }
  }
  return Matrix(rowCount: count, columnCount: centers[0].count, elements: elements)
}
