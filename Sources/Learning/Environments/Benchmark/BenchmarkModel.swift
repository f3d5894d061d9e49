internal import CMuJoCo

/// The compiled model of a task with D4RL's changes; read-only and shared by all simulations of it.
public struct BenchmarkModel: Sendable {
  public let task: BenchmarkTask
  let compiled: CompiledModel
  let environment: any Environment

  /// Compiles the task's model.
  ///
  /// `folder` holds the model files under the names of their Python packages.
  ///
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
        // The value of `settotalmass` in the file.
        let totalMass: Double? = task == .halfCheetah ? 14 : nil
        try useCylinderInertia(in: model, totalMass: totalMass, name: path)
      }
    }
    switch task {
    case .hopper: environment = Hopper()
    case .halfCheetah: environment = HalfCheetah()
    case .walker2d: environment = Walker2d()
    case .pen: environment = try Pen(model: compiled)
    case .hammer: environment = try Hammer(model: compiled)
    case .door: environment = try Door(model: compiled)
    }
    guard Int(compiled.pointer.pointee.nu) == task.actionCount else {
      throw EnvironmentError(
        subject: path,
        problem: "has \(compiled.pointer.pointee.nu) actuators, not \(task.actionCount)")
    }
  }
}
