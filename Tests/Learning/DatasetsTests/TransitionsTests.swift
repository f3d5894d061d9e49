import LinearAlgebra
import Testing

@testable import Datasets

struct TransitionsTests {
  private let transitions = Transitions(
    observations: Matrix(rowCount: 3, columnCount: 2, elements: [0, 1, 2, 3, 4, 5]),
    actions: Matrix(rowCount: 3, columnCount: 1, elements: [10, 11, 12]),
    nextObservations: Matrix(rowCount: 3, columnCount: 2, elements: [20, 21, 22, 23, 24, 25]))

  @Test("Rows are gathered from all three matrices") func rows() {
    let gathered = transitions.rows([2, 0, 2])
    #expect(gathered.count == 3)
    #expect(gathered.observations.elements == [4, 5, 0, 1, 4, 5])
    #expect(gathered.actions.elements == [12, 10, 12])
    #expect(gathered.nextObservations.elements == [24, 25, 20, 21, 24, 25])
  }

  @Test("All three matrices need the same number of rows") func lengths() async {
    await #expect(processExitsWith: .failure) {
      _ = Transitions(
        observations: Matrix(repeating: 0, rowCount: 2, columnCount: 1),
        actions: Matrix(repeating: 0, rowCount: 1, columnCount: 1),
        nextObservations: Matrix(repeating: 0, rowCount: 2, columnCount: 1))
    }
  }
}
