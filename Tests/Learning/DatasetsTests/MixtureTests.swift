import LinearAlgebra
import Testing

@testable import Datasets

@Suite struct MixtureTests {
  /// Trajectories k of 4 steps with the observation `first` + k.
  private func made(_ trajectoryCount: Int, first: Float) -> Dataset {
    let count = 4 * trajectoryCount
    let states = Matrix(
      rowCount: count, columnCount: 1, elements: (0..<count).map { first + Float($0 / 4) })
    return Dataset(
      transitions: Transitions(observations: states, actions: states, nextObservations: states),
      rewards: states.elements, terminals: Array(repeating: false, count: count),
      trajectoryLengths: Array(repeating: 4, count: trajectoryCount))
  }

  @Test(
    "A share of the expert's trajectories moves to the suboptimal dataset",
    arguments: [(0.3, 3), (0.6, 6)])
  func expertShare(expertShare: Double, count: Int) throws {
    let expert = made(10, first: 0)
    let medium = made(5, first: 100)
    let mixture = try Mixture(expert: expert, medium: medium, expertShare: expertShare, seed: 3)
    #expect(mixture.expert.trajectories.count == 10 - count)
    #expect(mixture.suboptimal.trajectories.count == count + 5)
    #expect(mixture.suboptimal.rows(Array(4 * count..<4 * count + 20)) == medium)
    let known = Set(mixture.expert.rewards)
    let moved = Set(mixture.suboptimal.rewards.filter { $0 < 100 })
    #expect(known.isDisjoint(with: moved))
    #expect(known.union(moved) == Set(expert.rewards))
    #expect(
      mixture == (try Mixture(expert: expert, medium: medium, expertShare: expertShare, seed: 3)))
    #expect(
      mixture != (try Mixture(expert: expert, medium: medium, expertShare: expertShare, seed: 4)))
  }

  @Test("Both datasets need an expert trajectory", arguments: [0.0, 1.0])
  func oneSided(expertShare: Double) {
    #expect(throws: SelectionError.self) {
      try Mixture(
        expert: made(10, first: 0), medium: made(1, first: 100), expertShare: expertShare, seed: 0)
    }
  }
}
