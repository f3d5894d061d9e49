/// The attraction of each point by the points that it has affinities with, Σ_j p_ij k_ij (y_i − y_j),
/// where k_ij = 1 / (1 + ‖y_i − y_j‖²).
func attractions(
  of affinities: Affinities, at coordinates: [SIMD2<Float>], workers: Workers
) -> [SIMD2<Float>] {
  var attractions = [SIMD2<Float>](repeating: .zero, count: coordinates.count)
  workers.fill(&attractions) { rows, block in
    affinities.columns.withUnsafeBufferPointer { columns in
      affinities.values.withUnsafeBufferPointer { values in
        coordinates.withUnsafeBufferPointer { coordinates in
          for (offset, row) in rows.enumerated() {
            block[offset] = attraction(
              of: coordinates[row], affinities.row(row), columns, values, coordinates)
          }
        }
      }
    }
  }
  return attractions
}

/// Sums four neighbors at a time, each into a partial sum of its own.
private func attraction(
  of origin: SIMD2<Float>, _ row: Range<Int>, _ columns: UnsafeBufferPointer<Int32>,
  _ values: UnsafeBufferPointer<Float>, _ coordinates: UnsafeBufferPointer<SIMD2<Float>>
) -> SIMD2<Float> {
  var (pullX, pullY) = (SIMD4<Float>.zero, SIMD4<Float>.zero)
  var position = row.lowerBound
  while position + 4 <= row.upperBound {
    let first = coordinates[Int(columns[position])]
    let second = coordinates[Int(columns[position + 1])]
    let third = coordinates[Int(columns[position + 2])]
    let fourth = coordinates[Int(columns[position + 3])]
    let x = origin.x - SIMD4(first.x, second.x, third.x, fourth.x)
    let y = origin.y - SIMD4(first.y, second.y, third.y, fourth.y)
    let affinity = SIMD4(
      values[position], values[position + 1], values[position + 2], values[position + 3])
    let pull = affinity / (SIMD4.one + (x * x + y * y))
    pullX += pull * x
    pullY += pull * y
    position += 4
  }
  var pull = SIMD2(pullX.sum(), pullY.sum())
  for position in position..<row.upperBound {
    let difference = origin - coordinates[Int(columns[position])]
    pull += difference * (values[position] / (1 + (difference * difference).sum()))
  }
  return pull
}
