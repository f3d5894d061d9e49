import CMuJoCo
import RealModule
import Testing

@testable import Environments

struct CapsuleInertiaTests {
  @Test(
    "Masses and inertias equal those of compiled cylinders",
    arguments: LocomotionEnvironmentTests.walkers)
  func compiled(task: BenchmarkTask) throws {
    let reference = try Reference("\(task.rawValue)-cylinder")
    let model = try benchmarkModel(of: task).compiled
    #expect(reference.masses.count == Int(model.pointer.pointee.nbody))
    for (body, mass) in reference.masses.enumerated() {
      #expect(abs(model.pointer.pointee.body_mass[body] - mass) <= 1e-12 * mass)
      for axis in 3 * body..<3 * body + 3 {
        let inertia = reference.inertias[axis]
        #expect(abs(model.pointer.pointee.body_inertia[axis] - inertia) <= 1e-12 * inertia)
      }
    }
  }

  @Test("Masses of cylinders are those of MuJoCo before 2.1.1") func masses() throws {
    for (mass, known) in zip(
      try Reference("hopper-cylinder").masses, [0, 3.534292, 3.926991, 2.714336, 5.089380])
    {
      #expect(abs(mass - known) < 5e-7)
    }
  }

  /// Radius 0.1 m, half-length 0.2 m, 1000 kg/m³: the cylinder has the half-length 0.25 m.
  @Test("A capsule counts as a longer cylinder") func cylinder() throws {
    let text = """
      <mujoco><worldbody><body><joint/>
      <geom type="capsule" size="0.1 0.2" pos="0 0 0.3" density="1000"/>
      </body></worldbody></mujoco>
      """
    var message = [CChar](repeating: 0, count: 1000)
    let model = try #require(
      mj_loadXMLText("capsule.xml", Array(text.utf8), Int32(text.utf8.count), &message, 1000))
    defer { mj_deleteModel(model) }
    try useCylinderInertia(in: model, totalMass: nil, name: "capsule.xml")
    let mass = 1000 * Double.pi * 0.01 * 0.5
    #expect(abs(model.pointee.body_mass[1] - mass) < 1e-12)
    let across = mass * (3 * 0.01 + 4 * 0.0625) / 12
    for (axis, inertia) in [across, across, mass * 0.01 / 2].enumerated() {
      #expect(abs(model.pointee.body_inertia[3 + axis] - inertia) < 1e-12)
    }
    #expect(abs(model.pointee.body_ipos[5] - 0.3) < 1e-15)
  }
}
