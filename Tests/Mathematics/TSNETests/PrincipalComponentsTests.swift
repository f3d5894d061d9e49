import LinearAlgebra
import Testing

@testable import TSNE

@Suite struct PrincipalComponentsTests {
  private func components(_ rows: [[Double]], threadCount: Int = 1) -> [SIMD2<Double>] {
    principalComponents(of: Points(rows: rows), workers: Workers(threadCount: threadCount))
  }

  /// Along (0.6, 0.8, 0) the points reach five times as far as along (0, 0, 1); 7 is scaled to 7/4.
  @Test("Components follow the two widest directions")
  func directions() {
    let components = components([[7, 4, 2], [1, -4, 2], [4, 0, 3], [4, 0, 1]])
    let expected: [SIMD2<Double>] = [[5, 0], [-5, 0], [0, 1], [0, -1]]
    for (component, wanted) in zip(components, expected) {
      #expect(abs(4 * component.x - wanted.x) < 1e-9 && abs(4 * component.y - wanted.y) < 1e-9)
    }
  }

  @Test("Points of one dimension have no second component")
  func oneDimension() {
    for (component, wanted) in zip(components([[1], [2], [6]]), [-2.0, -1, 3]) {
      #expect(abs(4 * component.x - wanted) < 1e-12 && component.y == 0)
    }
  }

  @Test("Points that coincide have components of zero")
  func coincidentPoints() {
    #expect(components(Array(repeating: [2, -1, 3], count: 50)).allSatisfy { $0 == .zero })
  }

  /// The components s solve (X Xᵀ − λ) s = 0, X the centered points, also where all variances are
  /// nearly the same.
  @Test(
    "Components solve their equation", arguments: [(150, 1000), (600, 20), (300, 64)], [0.0, 5])
  func equation(size: (Int, Int), strength: Double) {
    var generator = Generator(seed: 5, stream: "points")
    let rows = (0..<size.0).map { _ in
      let (first, second) = (2 * strength * generator.normal(), strength * generator.normal())
      return (0..<size.1).map { generator.normal() + ($0 % 2 == 0 ? first : second) }
    }
    let points = Points(rows: rows)
    let found = principalComponents(of: points, workers: oneWorker)
    for threadCount in [2, 3] { #expect(components(rows, threadCount: threadCount) == found) }
    var scores = [found.map(\.x), found.map(\.y)]
    let variances = scores.map { dot($0, $0) }
    let mean = (0..<size.1).map { column in
      rows.indices.reduce(0) { $0 + points.elements[$1 * size.1 + column] } / Double(size.0)
    }
    let centered = rows.indices.map { row in
      (0..<size.1).map { points.elements[row * size.1 + $0] - mean[$0] }
    }
    #expect(variances[0] >= variances[1])
    #expect(abs(dot(scores[0], scores[1])) < 1e-6 * variances[0])
    for (axis, variance) in variances.enumerated() {
      let image = product(centered, with: scores[axis])
      for row in rows.indices {
        let error = image[row] - variance * scores[axis][row]
        #expect(abs(error) < 1e-6 * variances[0] * variances[0].squareRoot())
      }
    }
    // No other direction has a larger variance: power iteration beside the two components ends below.
    var other = rows.map { _ in generator.normal() }
    for index in scores.indices {
      let length = variances[index].squareRoot()
      scores[index] = scores[index].map { $0 / length }
    }
    for _ in 0..<30 {
      for score in scores {
        let projection = dot(other, score)
        other = zip(other, score).map { $0 - projection * $1 }
      }
      let length = dot(other, other).squareRoot()
      other = product(centered, with: other.map { $0 / length })
    }
    #expect(dot(other, other).squareRoot() <= variances[1] * (1 + 1e-9))
  }

  private func dot(_ lhs: [Double], _ rhs: [Double]) -> Double {
    zip(lhs, rhs).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// X Xᵀ s.
  private func product(_ points: [[Double]], with scores: [Double]) -> [Double] {
    var direction = [Double](repeating: 0, count: points[0].count)
    for (point, score) in zip(points, scores) {
      for column in direction.indices { direction[column] += score * point[column] }
    }
    return points.map { dot($0, direction) }
  }
}
