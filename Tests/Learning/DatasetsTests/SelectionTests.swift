import Testing

@testable import Datasets

@Suite struct SelectionTests {
  private let trajectories = [0..<10, 10..<25, 30..<40, 41..<42]

  private func rows(_ selection: Selection, seed: UInt64 = 1) throws -> [Int] {
    try selection.rows(of: trajectories, seed: seed)
  }

  @Test func takesAllThatTheTrajectoriesHold() throws {
    #expect(try rows(.all) == Array(0..<25) + Array(30..<40) + [41])
    #expect(try rows(.firstTrajectories(2)) == Array(0..<25))
  }

  @Test func drawsDifferentTransitionsInTheOrderOfRecording() throws {
    let drawn = try rows(.transitions(20))
    #expect(drawn.count == 20)
    #expect(drawn == Array(Set(drawn)).sorted())
    #expect(Set(drawn).isSubset(of: try rows(.all)))
    #expect(drawn == (try rows(.transitions(20))))
    #expect(drawn != (try rows(.transitions(20), seed: 2)))
  }

  @Test func aSmallerPartIsContainedInALargerOne() throws {
    for count in 1..<36 {
      #expect(
        Set(try rows(.transitions(count))).isSubset(of: try rows(.transitions(count + 1))))
    }
  }

  @Test func roundsAShareToTheNearestNumber() throws {
    #expect(try rows(.share(0.25)) == (try rows(.transitions(9))))
    #expect(try rows(.share(1)) == (try rows(.all)))
  }

  @Test func drawsWholeTrajectories() throws {
    let drawn = try rows(.randomTrajectories(2))
    let chosen = trajectories.filter { drawn.contains($0.lowerBound) }
    #expect(chosen.count == 2)
    #expect(drawn == chosen.flatMap { $0 })
  }

  @Test(arguments: [
    (Selection.transitions(37), 37, 36, "transitions"), (.transitions(0), 0, 36, "transitions"),
    (.share(0.01), 0, 36, "transitions"), (.firstTrajectories(5), 5, 4, "trajectories"),
    (.randomTrajectories(-1), -1, 4, "trajectories"),
  ])
  func refusesMoreThanThereIs(
    selection: Selection, wanted: Int, available: Int, unit: String
  ) {
    #expect(throws: SelectionError(wanted: wanted, available: available, unit: unit)) {
      try rows(selection)
    }
  }
}
