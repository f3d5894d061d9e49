import LinearAlgebra
import Testing

@Suite struct MatrixTests {
  private let matrix = Matrix(rowCount: 2, columnCount: 3, elements: [1, 2, 3, 4, 5, 6])

  @Test("Elements are stored row after row")
  func layout() {
    #expect(matrix[1, 0] == 4)
    #expect(Array(matrix.row(1)) == [4, 5, 6])
  }

  @Test("Rows are gathered in the order of the indices")
  func rows() {
    #expect(matrix.rows([1, 0, 1]).elements == [4, 5, 6, 1, 2, 3, 4, 5, 6])
  }

  @Test("Rows are joined with the rows of another matrix")
  func besides() {
    let other = Matrix(rowCount: 2, columnCount: 1, elements: [7, 8])
    #expect(
      matrix.besides(other)
        == Matrix(rowCount: 2, columnCount: 4, elements: [1, 2, 3, 7, 4, 5, 6, 8]))
  }

  @Test("Rows and columns are replaced")
  func replacement() {
    var target = Matrix(repeating: 0, rowCount: 3, columnCount: 4)
    target.replaceRows(from: 1, column: 1, with: [1, 0], of: matrix)
    #expect(target.elements == [0, 0, 0, 0, 0, 4, 5, 6, 0, 1, 2, 3])
    target.replaceColumns(from: 3, with: Matrix(rowCount: 3, columnCount: 1, elements: [7, 8, 9]))
    #expect(target.elements == [0, 0, 0, 7, 0, 4, 5, 8, 0, 1, 2, 9])
  }

  @Test("Rows and columns that do not fit are refused")
  func refusal() async {
    await #expect(processExitsWith: .failure) {
      var target = Matrix(repeating: 0, rowCount: 2, columnCount: 2)
      target.replaceRows(from: 1, with: [0, 1], of: target)
    }
    await #expect(processExitsWith: .failure) {
      var target = Matrix(repeating: 0, rowCount: 2, columnCount: 2)
      target.replaceRows(from: 0, with: [2], of: target)
    }
    await #expect(processExitsWith: .failure) {
      var target = Matrix(repeating: 0, rowCount: 2, columnCount: 2)
      target.replaceColumns(from: 1, with: target)
    }
  }

  @Test("Rows are summed")
  func rowSums() {
    #expect(matrix.rowSums == [6, 15])
  }

  @Test("A wrong number of elements is refused")
  func elementCount() async {
    await #expect(processExitsWith: .failure) {
      _ = Matrix(rowCount: 2, columnCount: 2, elements: [1, 2, 3])
    }
  }
}
