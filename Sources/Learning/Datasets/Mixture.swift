import LinearAlgebra

/// The paper's exp-med-X: a random share X of the expert's trajectories is in the suboptimal dataset.
///
/// The suboptimal dataset D_o holds these trajectories and all medium transitions; the expert dataset
/// D_e holds the other trajectories (Section B.3 of the paper: 10 expert trajectories and 20,000
/// medium transitions).
public struct Mixture: Equatable, Sendable {
  /// How data of the expert and suboptimal data are combined.
  public enum Kind: String, CaseIterable, Sendable {
    /// All data are from the expert.
    case none
    /// exp-med-X: a share X of the expert's trajectories is in the suboptimal dataset.
    case expMed = "exp-med"
    /// A few transitions of the expert, and all suboptimal ones.
    case fewExpert = "few-expert"
  }

  /// D_e: expert trajectories.
  public let expert: Dataset
  /// D_o: the other expert trajectories, then the medium transitions.
  public let suboptimal: Dataset

  /// Divides the expert's trajectories.
  ///
  /// - Parameters:
  ///   - expert: Whole trajectories of the expert.
  ///   - medium: Transitions of the medium policy.
  ///   - expertShare: X, the fraction of the expert's trajectories in D_o, rounded to whole
  ///     trajectories.
  ///   - seed: The seed of the stream `mixture`.
  /// - Throws: `SelectionError` if D_e or D_o would have no expert trajectory.
  public init(
    expert: Dataset, medium: Dataset, expertShare: Double, seed: UInt64
  ) throws(SelectionError) {
    let total = expert.trajectories.count
    let count = Int((expertShare * Double(total)).rounded())
    guard (1..<max(total, 1)).contains(count) else {
      throw SelectionError(
        requested: count, available: max(total - 1, 0), unit: "expert trajectories for D_o")
    }
    var generator = Generator(seed: seed, stream: "mixture")
    let suboptimalIndices = Set(generator.distinctIndices(count, below: total))
    self.expert = expert.trajectories((0..<total).filter { !suboptimalIndices.contains($0) })
    suboptimal = Dataset(
      joining: [expert.trajectories(suboptimalIndices.sorted()), medium])
  }
}
