internal import CMuJoCo
internal import LinearAlgebra

/// The time of the same motion as steps of a `Simulation` and as a plain loop in C.
public struct PhysicsTiming: Sendable {
  public let simulated, plain: Duration
  /// Physics steps of each.
  public let stepCount: Int

  /// Simulates zero actions twice from the same initial state and times both.
  ///
  /// An observation follows each action. The plain loop takes as many physics steps and nothing else. The
  /// episode of `simulation` is lost.
  public init(of simulation: Simulation, actionCount: Int) {
    let clock = ContinuousClock()
    let rest = Matrix(repeating: 0, rowCount: 1, columnCount: simulation.task.actionCount)
    var observations = Matrix(
      repeating: 0, rowCount: 1, columnCount: simulation.task.observationCount)
    func begin() {
      var generator = Generator(seed: 0, stream: "physics timing")
      simulation.reset(using: &generator)
    }
    begin()
    simulated = clock.measure {
      for _ in 0..<actionCount {
        simulation.step(taking: rest, row: 0)
        simulation.writeObservation(into: &observations, row: 0)
      }
    }
    let (model, data) = (simulation.scene.model, simulation.scene.data)
    stepCount = Int((data.pointee.time / model.pointee.opt.timestep).rounded())
    let control = (0..<Int(model.pointee.nu)).map { data.pointee.ctrl[$0] }
    begin()
    for (index, value) in control.enumerated() { data.pointee.ctrl[index] = value }
    let count = Int32(stepCount)
    plain = clock.measure { mj_stepRepeatedly(model, data, count) }
  }
}
