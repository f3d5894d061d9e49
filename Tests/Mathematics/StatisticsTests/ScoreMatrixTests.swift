import Testing

@testable import Statistics

@Test("Rows that are no matrix are refused with a reason")
func scoreMatrixErrors() {
  #expect(throws: ScoreMatrixError.empty) { try ScoreMatrix<Tasks>([]) }
  #expect(throws: ScoreMatrixError.ragged(row: "b", count: 1, expected: 2)) {
    try ScoreMatrix<Tasks>([.init("a", [1, 2]), .init("b", [1])])
  }
  #expect(throws: ScoreMatrixError.notFinite(row: "a")) {
    try ScoreMatrix<Methods>([.init("a", [1, .nan])])
  }
  #expect(throws: ScoreMatrixError.repeated(row: "a")) {
    try ScoreMatrix<Methods>([.init("a", [1]), .init("a", [2])])
  }
  #expect(
    "\(ScoreMatrixError.ragged(row: "b", count: 1, expected: 2))"
      == "b: expected 2 runs, found 1; leave out the missing seeds")
}

@Test("Means are those of the rows")
func scoreMatrixMeans() throws {
  let matrix = try ScoreMatrix<Methods>([.init("a", [1, 2]), .init("b", [5, 8])])
  #expect(matrix.means == [1.5, 6.5])
}
