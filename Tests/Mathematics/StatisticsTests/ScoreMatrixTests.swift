import Testing

@testable import Statistics

@Test func rowsOfDifferentLengthOrNameAreRefusedInWords() {
  #expect(throws: ScoreMatrixError.empty) { try ScoreMatrix<Tasks>([]) }
  #expect(throws: ScoreMatrixError.ragged(row: "b", count: 1, wanted: 2)) {
    try ScoreMatrix<Tasks>([.init("a", [1, 2]), .init("b", [1])])
  }
  #expect(throws: ScoreMatrixError.notFinite(row: "a")) {
    try ScoreMatrix<Methods>([.init("a", [1, .nan])])
  }
  #expect(throws: ScoreMatrixError.repeated(row: "a")) {
    try ScoreMatrix<Methods>([.init("a", [1]), .init("a", [2])])
  }
  #expect(
    "\(ScoreMatrixError.ragged(row: "b", count: 1, wanted: 2))"
      == "b has 1 runs, but the first row has 2; leave out the seeds that it lacks")
}

@Test func meansOfAMatrixAreThoseOfItsRows() throws {
  let matrix = try ScoreMatrix<Methods>([.init("a", [1, 2]), .init("b", [5, 8])])
  #expect(matrix.means == [1.5, 6.5])
}
