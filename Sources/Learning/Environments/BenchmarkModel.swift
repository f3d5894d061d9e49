internal import CMuJoCo

/// The compiled model of a task, with what D4RL changes in it; read-only, shared by simulations.
public struct BenchmarkModel: Sendable {
  public let task: BenchmarkTask
  let compiled: CompiledModel
  let body: any Body

  /// Compiles the task's model.
  ///
  /// - Parameters:
  ///   - task: What to simulate.
  ///   - inertia: How masses follow from capsules; the hand has none that move.
  ///   - folder: Where the models lie, each file under the name that the
  ///     package which publishes it gives.
  /// - Throws: when a file is missing or MuJoCo refuses it.
  public init(
    of task: BenchmarkTask, inertia: CapsuleInertia, folder: String
  ) throws(EnvironmentError) {
    self.task = task
    let path = "\(folder)/\(task.modelFile)"
    compiled = try CompiledModel(file: path) { (model) throws(EnvironmentError) in
      switch task {
      case .pen, .hammer, .door: try useAdroitStiffness(in: model, name: path)
      case .hopper, .walker2d, .halfCheetah:
        guard inertia == .cylinder else { return }
        // As its file says by settotalmass.
        let totalMass: Double? = task == .halfCheetah ? 14 : nil
        try useCylinderInertia(in: model, totalMass: totalMass, name: path)
      }
    }
    switch task {
    case .hopper: body = Hopper()
    case .halfCheetah: body = HalfCheetah()
    case .walker2d: body = Walker2d()
    case .pen: body = try Pen(model: compiled)
    case .hammer: body = try Hammer(model: compiled)
    case .door: body = try Door(model: compiled)
    }
    guard Int(compiled.pointer.pointee.nu) == task.actionCount else {
      throw EnvironmentError(
        subject: path,
        problem: "has \(compiled.pointer.pointee.nu) actuators, not \(task.actionCount)")
    }
  }

  /// The masses of the bodies in kg, the world's 0 first.
  var bodyMasses: [Double] {
    (0..<Int(compiled.pointer.pointee.nbody)).map { compiled.pointer.pointee.body_mass[$0] }
  }
}
