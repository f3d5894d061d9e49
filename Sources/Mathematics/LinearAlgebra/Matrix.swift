/// A dense matrix of single-precision numbers, stored row after row; each row is one sample.
public struct Matrix: Equatable, Sendable {
  public let rowCount: Int
  public let columnCount: Int
  /// Element (i, j) is at `i * columnCount + j`.
  public var elements: [Float]

  /// - Precondition: There are `rowCount * columnCount` elements, row after row.
  public init(rowCount: Int, columnCount: Int, elements: [Float]) {
    precondition(
      elements.count == rowCount * columnCount,
      "\(elements.count) elements do not fill \(rowCount) rows of \(columnCount)")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.elements = elements
  }

  public init(repeating value: Float, rowCount: Int, columnCount: Int) {
    self.init(
      rowCount: rowCount, columnCount: columnCount,
      elements: Array(repeating: value, count: rowCount * columnCount))
  }

  public subscript(row: Int, column: Int) -> Float {
    get { elements[row * columnCount + column] }
    set { elements[row * columnCount + column] = newValue }
  }

  /// The elements of one row.
  public func row(_ index: Int) -> ArraySlice<Float> {
    elements[index * columnCount..<(index + 1) * columnCount]
  }

  /// The rows at `indices`, in that order; an index may be repeated.
  public func rows(_ indices: [Int]) -> Matrix {
    var gathered: [Float] = []
    gathered.reserveCapacity(indices.count * columnCount)
    for index in indices { gathered.append(contentsOf: row(index)) }
    return Matrix(rowCount: indices.count, columnCount: columnCount, elements: gathered)
  }

  /// Copies the rows of `source` at `indices` into the rows from `row` on and the columns from `column`
  /// on.
  ///
  /// - Precondition: The rows fit in, and each index is that of a row of `source`.
  public mutating func replaceRows(
    from row: Int, column: Int = 0, with indices: [Int], of source: Matrix
  ) {
    let (sourceCount, width, ownWidth) = (source.rowCount, source.columnCount, columnCount)
    precondition(
      row + indices.count <= rowCount && column + width <= ownWidth,
      "\(indices.count) rows of \(width) do not fit into \(rowCount) of \(ownWidth)")
    source.elements.withUnsafeBufferPointer { source in
      elements.withUnsafeMutableBufferPointer { elements in
        guard let source = source.baseAddress, let target = elements.baseAddress else { return }
        for (offset, index) in indices.enumerated() {
          precondition(index >= 0 && index < sourceCount, "No row \(index) of \(sourceCount)")
          (target + (row + offset) * ownWidth + column)
            .update(from: source + index * width, count: width)
        }
      }
    }
  }

  /// Copies `source` into the columns from `column` on.
  ///
  /// - Precondition: `source` has the same number of rows, and fits in.
  public mutating func replaceColumns(from column: Int, with source: Matrix) {
    let (width, ownWidth) = (source.columnCount, columnCount)
    precondition(
      source.rowCount == rowCount && column + width <= ownWidth,
      "\(width) columns do not fit into \(ownWidth) behind the first \(column)")
    source.elements.withUnsafeBufferPointer { source in
      elements.withUnsafeMutableBufferPointer { elements in
        guard let source = source.baseAddress, let target = elements.baseAddress else { return }
        for row in 0..<rowCount {
          (target + row * ownWidth + column).update(from: source + row * width, count: width)
        }
      }
    }
  }

  /// The rows of `self`, and below them the rows of `other`.
  ///
  /// - Precondition: Both have the same number of columns.
  public func appending(_ other: Matrix) -> Matrix {
    precondition(
      columnCount == other.columnCount, "\(columnCount) columns above \(other.columnCount)")
    return Matrix(
      rowCount: rowCount + other.rowCount, columnCount: columnCount,
      elements: elements + other.elements)
  }

  /// Each row of `self` followed by the same row of `other`, such as (s, a) from s and a.
  ///
  /// - Precondition: Both have the same number of rows.
  public func besides(_ other: Matrix) -> Matrix {
    precondition(rowCount == other.rowCount, "\(rowCount) rows beside \(other.rowCount)")
    var elements: [Float] = []
    elements.reserveCapacity(rowCount * (columnCount + other.columnCount))
    for index in 0..<rowCount {
      elements.append(contentsOf: row(index))
      elements.append(contentsOf: other.row(index))
    }
    return Matrix(
      rowCount: rowCount, columnCount: columnCount + other.columnCount, elements: elements)
  }

  /// The sum of each row, computed in the order of the columns.
  public var rowSums: [Float] {
    var sums = [Float](repeating: 0, count: rowCount)
    for row in 0..<rowCount {
      for column in 0..<columnCount { sums[row] += elements[row * columnCount + column] }
    }
    return sums
  }
}
