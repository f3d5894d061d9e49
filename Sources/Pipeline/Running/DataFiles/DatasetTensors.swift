import Datasets
import LinearAlgebra

/// A set of demonstrations as tensors: those of its transitions; `rewards` and `terminals`, one
/// number to a transition; and `trajectory_lengths`, one to a trajectory.
extension Dataset {
  var safetensors: Safetensors {
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

  /// Reads what `safetensors` wrote.
  init(_ contents: Safetensors, file: String) throws(SafetensorsError) {
    let transitions = try Transitions(contents, file: file)
    guard let rewards = contents["rewards"]?.elements, rewards.count == transitions.count,
      let terminals = contents["terminals"]?.elements, terminals.count == transitions.count,
      let lengths = contents["trajectory_lengths"]?.elements,
      lengths.allSatisfy({ $0 >= 1 && $0 <= Float(transitions.count) })
    else { throw SafetensorsError(file: file, problem: "it is not a set of demonstrations") }
    var trajectories: [Range<Int>] = []
    for length in lengths {
      let start = trajectories.last?.upperBound ?? 0
      trajectories.append(start..<start + Int(length))
    }
    guard trajectories.last?.upperBound ?? 0 == transitions.count else {
      throw SafetensorsError(
        file: file, problem: "its trajectories are not as long as its transitions are many")
    }
    self.init(
      transitions: transitions, rewards: rewards, terminals: terminals.map { $0 != 0 },
      trajectories: trajectories)
  }
}
