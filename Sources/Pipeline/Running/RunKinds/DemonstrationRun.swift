import Datasets
import Environments
import Experts
import Foundation
import LinearAlgebra

/// Demonstrations of a task of the robot by one controller.
struct DemonstrationRun {
  enum Demonstrator: String, CaseIterable {
    case simulatedHuman = "simulated-human"
    case lqr
  }

  let task: RobotTask
  let demonstrator: Demonstrator
  /// Parameters of the simulated human; the LQR has none.
  let human: SimulatedHuman.Parameters
  let transitionCount: Int
  let seed: UInt64

  /// The files `transitions.safetensors` and `trajectory.csv`, and metrics of the one episode.
  func output() throws(EnvironmentError) -> RunOutput {
    let demonstration: Demonstration
    switch demonstrator {
    case .simulatedHuman:
      var controller = SimulatedHuman(task: task, parameters: human, seed: seed)
      demonstration = try demonstrate(
        &controller, task: task, transitionCount: transitionCount, seed: seed)
    case .lqr:
      var controller = LQR(
        task: task, linearization: try WheelLeggedRobot.linearization())
      demonstration = try demonstrate(
        &controller, task: task, transitionCount: transitionCount, seed: seed)
    }
    var output = RunOutput()
    output.add([demonstration.trajectory], of: task)
    output.add(file: Self.transitionsFile, demonstration.transitions.safetensors.encoded())
    return output
  }

  static let transitionsFile = "transitions.safetensors"
}

extension Transitions {
  var safetensors: Safetensors {
    Safetensors(tensors: [
      Tensor(name: "observations", observations), Tensor(name: "actions", actions),
      Tensor(name: "next_observations", nextObservations),
    ])
  }

  /// Reads the tensors of `safetensors`.
  init(_ contents: Safetensors, file: String) throws(SafetensorsError) {
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
