import LinearAlgebra
import Testing

@testable import Datasets

@Suite struct DatasetTests {
  private let set: Dataset = {
    let steps = MadeSteps(lengths: [3, 2, 4])
    return Dataset(
      transitions: Transitions(
        observations: steps.observations, actions: steps.actions,
        nextObservations: steps.nextObservations),
      rewards: steps.rewards, terminals: steps.terminals, trajectories: [0..<3, 3..<5, 5..<9])
  }()

  @Test func rowsKeepTheirTrajectories() {
    let part = set.rows([1, 2, 6, 8])
    #expect(part.trajectories == [0..<2, 2..<4])
    #expect(part.transitions == set.transitions.rows([1, 2, 6, 8]))
    #expect(part.rewards == [0.1, 0.2, 0.6, 0.8])
    #expect(part.terminals == [false, false, false, true])
  }

  @Test func trajectoriesAreWhole() {
    #expect(set.trajectories([0, 2]) == set.rows([0, 1, 2, 5, 6, 7, 8]))
  }

  @Test func appendingMovesTheTrajectoriesOfTheSecond() {
    let both = set.trajectories([1]).appending(set.trajectories([0]))
    #expect(both.trajectories == [0..<2, 2..<5])
    #expect(both.rewards == [0.3, 0.4, 0, 0.1, 0.2])
    #expect(both.transitions == set.transitions.rows([3, 4, 0, 1, 2]))
  }

  @Test func selectsAsTheSelectionSays() throws {
    #expect(try set.selecting(.firstTrajectories(2), seed: 0) == set.rows([0, 1, 2, 3, 4]))
    #expect(try set.selecting(.all, seed: 0) == set)
  }

  @Test func refusesTrajectoriesThatLeaveAGap() async {
    await #expect(processExitsWith: .failure) {
      let steps = MadeSteps(lengths: [3])
      _ = Dataset(
        transitions: Transitions(
          observations: steps.observations, actions: steps.actions,
          nextObservations: steps.nextObservations),
        rewards: steps.rewards, terminals: steps.terminals, trajectories: [0..<1, 2..<3])
    }
  }
}
