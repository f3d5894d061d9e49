import Testing

@testable import Environments

struct RobotModelTests {
  private let text = String(decoding: PackageResources.wheel_legged_robot_xml, as: UTF8.self)

  private func error(changing part: String, to replacement: String) -> String? {
    precondition(text.contains(part), "The model does not contain \(part)")
    do throws(EnvironmentError) {
      _ = try RobotModel(text: Array(text.replacing(part, with: replacement).utf8))
      return nil
    } catch {
      return error.description
    }
  }

  @Test("An unreadable model is named with its line") func unreadable() throws {
    let message = try #require(error(changing: "<worldbody>", to: "<worldbdy>"))
    #expect(message.hasPrefix("wheel_legged_robot.xml: "))
    #expect(message.contains("Line number="))
    #expect(!message.contains { $0.isNewline })
  }

  @Test("A missing part is named") func missingPart() {
    #expect(
      error(changing: "name=\"right_axle\"", to: "name=\"axle\"")?.contains("right_axle") == true)
    #expect(
      error(changing: "joint name=\"pitch\"", to: "joint name=\"tilt\"")
        == "wheel_legged_robot.xml: has no joint named 'pitch'")
  }

  @Test("Motors and time steps must agree with the constants") func constants() {
    #expect(
      error(changing: "ctrlrange=\"-2 2\"", to: "ctrlrange=\"-3 3\"")
        == "wheel_legged_robot.xml: its motors give 6.0 N·m in all, not 4.0")
    #expect(
      error(changing: "timestep=\"0.001\"", to: "timestep=\"0.0007\"")
        == "wheel_legged_robot.xml: its timestep of 0.0007 s does not divide the control interval "
        + "of 0.005 s")
  }

  @Test("Physics steps at 1 kHz or faster") func timeStep() throws {
    let model = try RobotModel.shared.get()
    #expect(model.physicsStepCount >= 5)
    #expect(model.wheelRadius == RobotMechanics.wheelRadius)
  }

  @Test("Wheels sink into the ground by less than a millimeter") func ground() throws {
    let height = try RobotModel.shared.get().restingHeight
    #expect(height < 0 && height > -1e-3)
  }
}
