import CMuJoCo
import LinearAlgebra
import Testing

@testable import Environments

struct AdroitEnvironmentTests {
  @Test(
    "Actuators have the stiffness of D4RL",
    arguments: [(BenchmarkTask.pen, 0), (.hammer, 2), (.door, 4)])
  func stiffness(task: BenchmarkTask, armActuatorCount: Int) throws {
    let model = try benchmarkModel(of: task).compiled
    for actuator in 0..<task.actionCount {
      let stiffness = actuator < armActuatorCount ? 500.0 : actuator < armActuatorCount + 2 ? 10 : 1
      #expect(model.pointer.pointee.actuator_gainprm[Int(mjNGAIN) * actuator] == stiffness)
      let expected = actuator < armActuatorCount ? -200 : -stiffness
      #expect(model.pointer.pointee.actuator_biasprm[Int(mjNBIAS) * actuator + 1] == expected)
    }
  }

  @Test("Actions map to the ends and the middle of the target range") func targets() throws {
    let model = try benchmarkModel(of: .door)
    let scene = try Scene(of: model.compiled, name: "door")
    for (component, end) in [(-1.0, 0), (1.0, 1)] {
      _ = model.environment.step(scene, taking: Array(repeating: component, count: 28))
      for actuator in 0..<28 {
        let wanted = scene.model.pointee.actuator_ctrlrange[2 * actuator + end]
        #expect(abs(scene.data.pointee.ctrl[actuator] - wanted) < 1e-15)
      }
    }
    _ = model.environment.step(scene, taking: Array(repeating: 0, count: 28))
    #expect(abs(scene.data.pointee.ctrl[0] - 0.1) < 1e-15)
  }
}
