import LinearAlgebra

/// The data of the paper's exp-med-X: some expert trajectories are mislaid among medium data.
///
/// Of the expert's trajectories a random share X goes, with all medium transitions, into the
/// suboptimal set D_o; the others are the expert set D_e (Section B.3 of the paper: 10 expert
/// trajectories and 20,000 medium transitions).
public struct Mixture: Equatable, Sendable {
  /// D_e: expert trajectories that are known to be.
  public let expert: Dataset
  /// D_o: the other expert trajectories, then the medium transitions.
  public let suboptimal: Dataset

  /// Divides the expert's trajectories.
  ///
  /// - Parameters:
  ///   - expert: Whole trajectories of the expert.
  ///   - medium: Transitions of the medium policy.
  ///   - share: X, the share of the expert's trajectories that go into D_o, rounded to the nearest
  ///     number of them.
  ///   - seed: Of the stream `mixture`.
  /// - Throws: `SelectionError` when D_e would have no trajectory, or none would go into D_o.
  public init(
    expert: Dataset, medium: Dataset, share: Double, seed: UInt64
  ) throws(SelectionError) {
    let total = expert.trajectories.count
    let count = Int((share * Double(total)).rounded())
    guard (1..<max(total, 1)).contains(count) else {
      throw SelectionError(wanted: count, available: total - 1, unit: "expert trajectories for D_o")
    }
    var generator = Generator(seed: seed, stream: "mixture")
    let mislaid = Set(generator.distinctIndices(count, below: total))
    self.expert = expert.trajectories((0..<total).filter { !mislaid.contains($0) })
    suboptimal = expert.trajectories(mislaid.sorted()).appending(medium)
  }
}
