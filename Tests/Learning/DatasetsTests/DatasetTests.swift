import LinearAlgebra
import Testing

@testable import Datasets

@Suite struct DatasetTests {
  private let dataset = SampleSteps(lengths: [3, 2, 4]).dataset(lengths: [3, 2, 4])

  @Test("Rows keep their trajectories") func rows() {
    let part = dataset.rows([1, 2, 6, 8])
    #expect(part.trajectories == [0..<2, 2..<4])
    #expect(part.transitions == dataset.transitions.rows([1, 2, 6, 8]))
    #expect(part.rewards == [0.1, 0.2, 0.6, 0.8])
    #expect(part.terminals == [false, false, false, true])
  }

  @Test("Selected trajectories are whole") func wholeTrajectories() {
    #expect(dataset.trajectories([0, 2]) == dataset.rows([0, 1, 2, 5, 6, 7, 8]))
  }

  @Test("Joining shifts the trajectories of the second dataset") func joining() {
    let both = Dataset(joining: [dataset.trajectories([1]), dataset.trajectories([0])])
    #expect(both.trajectories == [0..<2, 2..<5])
    #expect(both.rewards == [0.3, 0.4, 0, 0.1, 0.2])
    #expect(both.transitions == dataset.transitions.rows([3, 4, 0, 1, 2]))
  }

  @Test("A selection selects its rows") func selecting() throws {
    #expect(try dataset.selecting(.firstTrajectories(2), seed: 0) == dataset.rows([0, 1, 2, 3, 4]))
    #expect(try dataset.selecting(.all, seed: 0) == dataset)
  }

  @Test("Trajectories must have all rows") func gap() async {
    await #expect(processExitsWith: .failure) {
      let dataset = SampleSteps(lengths: [3]).dataset(lengths: [3])
      _ = Dataset(
        transitions: dataset.transitions, rewards: dataset.rewards, terminals: dataset.terminals,
        trajectoryLengths: [1, 1])
    }
  }
}
