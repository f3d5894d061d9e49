import Datasets
import Environments
import Imitation
import LinearAlgebra

/// The normalized data of a training run, and the normalizer.
struct TrainingData {
  /// How expert and suboptimal data are combined.
  enum Mixing: String, CaseIterable {
    /// All data are from the expert.
    case none
    /// exp-med-X: a share X of the expert's trajectories is in the suboptimal dataset.
    case expMed = "exp-med"
    /// A few transitions of the expert, and all suboptimal ones.
    case fewExpert = "few-expert"
  }

  let data: ImitationData
  /// Fitted to the observations of D_e and D_o.
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
