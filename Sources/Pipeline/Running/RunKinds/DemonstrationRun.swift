import DataFiles
import Records
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
    var output = RunOutput([demonstration.trajectory], of: task)
    output.add(file: ResultFile.transitions, demonstration.transitions.safetensors.encoded())
    return output
  }
}
