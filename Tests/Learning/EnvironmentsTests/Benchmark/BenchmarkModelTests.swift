import CMuJoCo
import Foundation
import Testing

@testable import Environments

struct BenchmarkModelTests {
  @Test("A model has the sizes of its task", arguments: BenchmarkTask.allCases)
  func sizes(task: BenchmarkTask) throws {
    let model = try benchmarkModel(of: task)
    #expect(Int(model.compiled.pointer.pointee.nu) == task.actionCount)
    #expect(try Simulation(of: model).observation.count == task.observationCount)
  }

  @Test("A missing model file is named") func missingFile() {
    let error = #expect(throws: EnvironmentError.self) {
      try BenchmarkModel(of: .hopper, inertia: .cylinder, folder: "/nowhere")
    }
    #expect(error?.subject == "/nowhere/hopper.xml")
    #expect(error?.problem.isEmpty == false)
  }

  @Test(
    "A model of another task is refused",
    arguments: [
      ("", "XML"), ("<mujoco><worldbody>", "XML"),
      (
        """
        <mujoco><worldbody><body><joint name="j"/><geom type="capsule" size="1 1"/></body></worldbody>
        <actuator><motor joint="j"/></actuator></mujoco>
        """, "1 actuators, not 3"
      ),
      (
        "<mujoco><worldbody><body><joint/><geom size='1'/></body></worldbody></mujoco>",
        "not made of capsules"
      ),
    ])
  func otherModel(text: String, problem: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(text.utf8).write(to: folder.appending(path: "hopper.xml"))
    let error = #expect(throws: EnvironmentError.self) {
      try BenchmarkModel(of: .hopper, inertia: .cylinder, folder: folder.path)
    }
    #expect(error?.problem.contains(problem) == true, "\(error?.problem ?? "no error")")
  }
}
