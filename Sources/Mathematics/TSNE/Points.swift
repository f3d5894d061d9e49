public import LinearAlgebra

/// Points to embed, in double precision and scaled by a power of two.
///
/// Neither step rounds a single-precision number, and both leave the proportions of distances alone.
/// Differences of coordinates are exact to 2⁻⁵³ whatever offset the points share, and squared
/// distances cannot overflow; they vanish below 10⁻³⁰⁰ of the largest one.
public struct Points: Equatable, Sendable {
  public let count: Int
  public let dimensionCount: Int
  /// Point after point; the largest magnitude lies in [1, 2) unless all are 0.
  let elements: [Double]

  /// - Precondition: Every row has the same number of finite coordinates.
  public init(rows: [[Double]]) {
    let width = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == width }, "Points differ in their dimension")
    self.init(rows.flatMap { $0 }, count: rows.count, dimensionCount: width)
  }

  /// Takes each row of `matrix` as a point.
  ///
  /// - Precondition: All elements are finite.
  public init(_ matrix: Matrix) {
    self.init(
      matrix.elements.map(Double.init), count: matrix.rowCount,
      dimensionCount: matrix.columnCount)
  }

  private init(_ elements: [Double], count: Int, dimensionCount: Int) {
    precondition(elements.allSatisfy(\.isFinite), "Points to embed must be finite")
    self.count = count
    self.dimensionCount = dimensionCount
    let largest = elements.reduce(0) { max($0, $1.magnitude) }
    let exponent = largest > 0 ? Int(largest.exponent) : 0
    self.elements = elements.map {
      Double(sign: .plus, exponent: -exponent, significand: $0)
    }
  }

  /// The positions in `elements` of one point's coordinates.
  func range(of point: Int) -> Range<Int> {
    point * dimensionCount..<(point + 1) * dimensionCount
  }
}
