public import Datasets
import LinearAlgebra

extension Transitions {
  /// The matrices `observations`, `actions` and `next_observations`, a row per transition.
  public var safetensors: Safetensors {
    Safetensors(tensors: [
      Tensor(name: "observations", observations), Tensor(name: "actions", actions),
      Tensor(name: "next_observations", nextObservations),
    ])
  }

  /// Reads the tensors of `safetensors`.
  public init(_ contents: Safetensors, file: String) throws(SafetensorsError) {
    func matrix(_ name: String) throws(SafetensorsError) -> Matrix {
      guard let tensor = contents[name], tensor.shape.count == 2 else {
        throw SafetensorsError(file: file, problem: "it has no matrix '\(name)'")
      }
      return Matrix(
        rowCount: tensor.shape[0], columnCount: tensor.shape[1], elements: tensor.elements)
    }
    let observations = try matrix("observations")
    let actions = try matrix("actions")
    let nextObservations = try matrix("next_observations")
    guard observations.rowCount == actions.rowCount,
      observations.rowCount == nextObservations.rowCount,
      observations.columnCount == nextObservations.columnCount
    else {
      throw SafetensorsError(
        file: file,
        problem: "its observations, actions and next observations differ in number or size")
    }
    self.init(
      observations: observations, actions: actions, nextObservations: nextObservations)
  }
}

extension Dataset {
  /// The tensors of its transitions; `rewards` and `terminals`, a number per transition; and
  /// `trajectory_lengths`, a number per trajectory.
  public var safetensors: Safetensors {
    func vector(_ name: String, _ elements: [Float]) -> Tensor {
      Tensor(name: name, shape: [elements.count], elements: elements)
    }
    var contents = transitions.safetensors
    contents.tensors += [
      vector("rewards", rewards), vector("terminals", terminals.map { $0 ? 1 : 0 }),
      vector("trajectory_lengths", trajectories.map { Float($0.count) }),
    ]
    return contents
  }

  /// Reads the tensors of `safetensors`.
  public init(_ contents: Safetensors, file: String) throws(SafetensorsError) {
    let transitions = try Transitions(contents, file: file)
    guard let rewards = contents["rewards"]?.elements, rewards.count == transitions.count,
      let terminals = contents["terminals"]?.elements, terminals.count == transitions.count,
      let lengths = contents["trajectory_lengths"]?.elements,
      lengths.allSatisfy({ $0 >= 1 && $0 <= Float(transitions.count) })
    else { throw SafetensorsError(file: file, problem: "it holds no dataset") }
    guard lengths.reduce(0, { $0 + Int($1) }) == transitions.count else {
      throw SafetensorsError(
        file: file, problem: "the lengths of its trajectories do not sum to its transitions")
    }
    self.init(
      transitions: transitions, rewards: rewards, terminals: terminals.map { $0 != 0 },
      trajectoryLengths: lengths.map { Int($0) })
  }
}
