import LinearAlgebra

/// The coordinates of the centered points along the two directions of largest variance.
///
/// A direction is fixed only up to its sign; here its largest entry is positive. Points of one
/// dimension have zero as their second component.
///
/// The directions v solve C v = λ v, C the covariance, to ‖C v − λ v‖ ≤ 10⁻¹⁰ · λ₁. They are found by
/// the block Lanczos method with restarts (Wu and Simon, 2000), which needs C only as a factor: time
/// and memory grow in proportion to points × dimensions.
func principalComponents(of points: Points, workers: Workers) -> [SIMD2<Double>] {
  let centered = CenteredPoints(points)
  var components = [SIMD2<Double>](repeating: .zero, count: points.count)
  for (axis, direction) in leadingDirections(of: centered, workers: workers).enumerated() {
    for point in components.indices {
      components[point][axis] = dot(centered.coordinates(of: point), direction[...])
    }
  }
  return components
}

/// Coordinates eight at a time, the last eight of a vector filled up with zeros.
private typealias Vector = [SIMD8<Double>]

private struct CenteredPoints {
  let count: Int
  let dimensionCount: Int
  /// The number of SIMD vectors of one point.
  private let width: Int
  private var elements: Vector

  init(_ points: Points) {
    count = points.count
    dimensionCount = points.dimensionCount
    width = (dimensionCount + 7) / 8
    elements = Array(repeating: .zero, count: count * width)
    for point in 0..<count {
      for (dimension, value) in points.elements[points.range(of: point)].enumerated() {
        elements[point * width + dimension / 8][dimension % 8] = value
      }
    }
    // The second mean is that of the rounding errors which an offset leaves.
    for _ in 0..<2 {
      var mean = Vector(repeating: .zero, count: width)
      for point in 0..<count { add(coordinates(of: point), times: 1, to: &mean) }
      for index in mean.indices { mean[index] /= Double(count) }
      for index in elements.indices { elements[index] -= mean[index % width] }
    }
  }

  func coordinates(of point: Int) -> ArraySlice<SIMD8<Double>> {
    elements[point * width..<(point + 1) * width]
  }

  /// The products C v of the covariance C with each vector.
  ///
  /// Sums are taken over blocks of points, and then over blocks in their order.
  func covariance(times vectors: [Vector], workers: Workers) -> [Vector] {
    let size = 256
    let blockCount = (count + size - 1) / size
    let zeros = vectors.map { _ in Vector(repeating: .zero, count: width) }
    var sums = [[Vector]](repeating: zeros, count: blockCount)
    sums.withUnsafeMutableBufferPointer { sums in
      workers.perform(blockCount) { block in
        var blockSums = zeros
        for point in block * size..<min((block + 1) * size, count) {
          let coordinates = coordinates(of: point)
          for index in vectors.indices {
            add(coordinates, times: dot(coordinates, vectors[index][...]), to: &blockSums[index])
          }
        }
        sums[block] = blockSums
      }
    }
    return vectors.indices.map { index in
      var total = zeros[index]
      for block in sums { add(block[index][...], times: 1 / Double(count), to: &total) }
      return total
    }
  }
}

/// The unit eigenvectors of the covariance's two largest eigenvalues; fewer where there are fewer
/// dimensions.
///
/// A basis of the Krylov space grows by two vectors at a time. At `basisLimit` it is cut down to the
/// best `keptCount` approximations to eigenvectors, and goes on growing from their residuals.
private func leadingDirections(of points: CenteredPoints, workers: Workers) -> [Vector] {
  let (basisLimit, keptCount, cycleLimit, tolerance) = (40, 16, 500, 1e-10)
  var generator = Generator(seed: 0, stream: "principal components")
  var next = (0..<2).map { _ in randomVector(points.dimensionCount, using: &generator) }
  var (basis, images): ([Vector], [Vector]) = ([], [])
  var leading: [Vector] = []
  for _ in 0..<cycleLimit {
    while basis.count < basisLimit {
      let known = basis.count
      for vector in next {
        if let unit = normalized(vector, orthogonalTo: basis) { basis.append(unit) }
      }
      guard basis.count > known else { break }
      next = points.covariance(times: Array(basis[known...]), workers: workers)
      images += next
    }
    let projected = basis.indices.map { row in
      basis.indices.map { dot(basis[max(row, $0)][...], images[min(row, $0)][...]) }
    }
    let ritzVectors = eigenvectors(of: projected).prefix(keptCount)
    basis = ritzVectors.map { combination(of: basis, $0) }
    images = ritzVectors.map { combination(of: images, $0) }
    leading = Array(basis.prefix(2))
    var values: [Double] = []
    next = zip(basis, images).prefix(2).compactMap { vector, image in
      let value = dot(vector[...], image[...])
      values.append(value)
      var residual = image
      add(vector[...], times: -value, to: &residual)
      return norm(residual) <= tolerance * values[0] ? nil : residual
    }
    if next.isEmpty { break }
  }
  return leading.map { direction in
    let entries = direction.flatMap { block in block.indices.map { block[$0] } }
    let largest = entries.max { abs($0) < abs($1) } ?? 0
    return largest < 0 ? direction.map { -$0 } : direction
  }
}

// MARK: Vectors

private func randomVector(_ dimensionCount: Int, using generator: inout Generator) -> Vector {
  var vector = Vector(repeating: .zero, count: (dimensionCount + 7) / 8)
  for index in 0..<dimensionCount { vector[index / 8][index % 8] = generator.normal() }
  return vector
}

private func dot(_ lhs: ArraySlice<SIMD8<Double>>, _ rhs: ArraySlice<SIMD8<Double>>) -> Double {
  var sum = SIMD8<Double>.zero
  for (left, right) in zip(lhs, rhs) { sum += left * right }
  return sum.sum()
}

private func norm(_ vector: Vector) -> Double { dot(vector[...], vector[...]).squareRoot() }

private func add(_ term: ArraySlice<SIMD8<Double>>, times factor: Double, to sum: inout Vector) {
  for (index, value) in zip(sum.indices, term) { sum[index] += factor * value }
}

private func combination(of vectors: [Vector], _ factors: [Double]) -> Vector {
  var sum = Vector(repeating: .zero, count: vectors[0].count)
  for (vector, factor) in zip(vectors, factors) { add(vector[...], times: factor, to: &sum) }
  return sum
}

/// The unit vector of what is left of `vector` without its projection on the orthonormal `basis`;
/// `nil` where nothing but rounding errors is left.
private func normalized(_ vector: Vector, orthogonalTo basis: [Vector]) -> Vector? {
  var rest = vector
  let length = norm(vector)
  // The second round takes away the rounding errors of the first.
  for _ in 0..<2 {
    for other in basis { add(other[...], times: -dot(other[...], rest[...]), to: &rest) }
  }
  let restLength = norm(rest)
  guard restLength > 1e-12 * length else { return nil }
  return rest.map { $0 / restLength }
}
