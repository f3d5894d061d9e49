import LinearAlgebra
import Testing

@testable import Datasets

@Suite struct SelectionTests {
  private let trajectories = [0..<10, 10..<25, 30..<40, 41..<42]

  private func rows(_ selection: Selection, seed: UInt64 = 1) throws -> [Int] {
    try selection.rows(of: trajectories, seed: seed)
  }

  @Test("All transitions of the trajectories are selected") func all() throws {
    #expect(try rows(.all) == Array(0..<25) + Array(30..<40) + [41])
    #expect(try rows(.firstTrajectories(2)) == Array(0..<25))
  }

  @Test("Random transitions are distinct and in order") func randomTransitions() throws {
    let drawn = try rows(.transitions(20))
    #expect(drawn.count == 20)
    #expect(drawn == Array(Set(drawn)).sorted())
    #expect(Set(drawn).isSubset(of: try rows(.all)))
    #expect(drawn == (try rows(.transitions(20))))
    #expect(drawn != (try rows(.transitions(20), seed: 2)))
  }

  @Test("A smaller part is contained in a larger one") func nested() throws {
    for count in 1..<36 {
      #expect(
        Set(try rows(.transitions(count))).isSubset(of: try rows(.transitions(count + 1))))
    }
  }

  @Test("A fraction is rounded to whole transitions") func fraction() throws {
    #expect(try rows(.fraction(0.25)) == (try rows(.transitions(9))))
    #expect(try rows(.fraction(1)) == (try rows(.all)))
  }

  @Test("Random trajectories are whole") func randomTrajectories() throws {
    let drawn = try rows(.randomTrajectories(2))
    let chosen = trajectories.filter { drawn.contains($0.lowerBound) }
    #expect(chosen.count == 2)
    #expect(drawn == chosen.flatMap { $0 })
  }

  @Test("Held-out transitions are the others, at most the requested number")
  func heldOut() throws {
    let column = Matrix(rowCount: 40, columnCount: 1, elements: (0..<40).map(Float.init))
    let dataset = Dataset(
      unrewarded: Transitions(observations: column, actions: column, nextObservations: column))
    func numbers(_ selection: Selection, _ count: Int = 100, seed: UInt64 = 1) throws -> [Float]? {
      try dataset.heldOut(from: selection, count: count, seed: seed)?.actions.elements
    }
    let chosen = try dataset.selecting(.transitions(15), seed: 1).transitions.actions.elements
    let others = try #require(try numbers(.transitions(15)))
    #expect((chosen + others).sorted() == (0..<40).map(Float.init))
    let some = try #require(try numbers(.transitions(15), 10))
    #expect(some.count == 10 && some == some.sorted() && Set(some).isSubset(of: others))
    #expect(try numbers(.transitions(15), 10, seed: 2) != some)
    #expect(try numbers(.all) == nil && numbers(.fraction(1)) == nil)
  }

  @Test(
    "More than there is cannot be selected",
    arguments: [
      (Selection.transitions(37), 37, 36, "transitions"), (.transitions(0), 0, 36, "transitions"),
      (.fraction(0.01), 0, 36, "transitions"), (.firstTrajectories(5), 5, 4, "trajectories"),
      (.randomTrajectories(-1), -1, 4, "trajectories"),
    ])
  func tooMany(
    selection: Selection, requested: Int, available: Int, unit: String
  ) {
    #expect(throws: SelectionError(requested: requested, available: available, unit: unit)) {
      try rows(selection)
    }
  }
}
