import Datasets
import Environments
import Imitation
import LinearAlgebra

/// What a training run imitates, and the normaliser of its states.
struct TrainingData {
  /// How expert data and data of mixed quality lie.
  enum Mixing: String, CaseIterable {
    /// All data are the expert's.
    case none
    /// A share of the expert's trajectories lies among suboptimal transitions: exp-med-X.
    case mislaid
    /// A few transitions of the expert stand beside all suboptimal ones.
    case scarce
  }

  let data: ImitationData
  /// Of all states that are recorded, D_e and D_o.
  let normalizer: Normalizer

  init(task: TaskChoice, expert: Dataset, suboptimal: Dataset? = nil) {
    let observations = expert.transitions.observations
    let normalizer = Normalizer(
      fitting: suboptimal.map { observations.appending($0.transitions.observations) }
        ?? observations)
    func part(_ set: Dataset) -> ImitationData.Part {
      ImitationData.Part(
        transitions: normalizer.normalized(set.transitions), terminals: set.terminals)
    }
    self.normalizer = normalizer
    data = ImitationData(expert: part(expert), suboptimal: suboptimal.map(part)) { state in
      task.endsEpisode(at: normalizer.denormalized(state))
    }
  }
}

extension TaskChoice {
  fileprivate func endsEpisode(at observation: [Float]) -> Bool {
    switch self {
    case .robot(let task): task.endsEpisode(at: observation)
    case .benchmark(let task): task.endsEpisode(at: observation)
    }
  }
}
