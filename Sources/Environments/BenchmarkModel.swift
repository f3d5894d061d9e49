internal import CMuJoCo

/// The compiled model of a task, with what D4RL changes in it; read-only, shared by simulations.
public struct BenchmarkModel: Sendable {
  public let task: BenchmarkTask
  let compiled: CompiledModel
  let body: any Body

  /// Compiles the task's model; on one thread at a time.
  ///
  /// - Parameters:
  ///   - task: What to simulate.
  ///   - inertia: How masses follow from capsules; the hand has none that move.
  ///   - folder: Where the models lie, each file under the name that `files` gives.
  /// - Throws: when a file is missing or MuJoCo refuses it.
  public init(
    of task: BenchmarkTask, inertia: CapsuleInertia, folder: String
  ) throws(EnvironmentError) {
    self.task = task
    let path = "\(folder)/\(task.modelFile)"
    compiled = try CompiledModel(file: path) { (model) throws(EnvironmentError) in
      guard inertia == .cylinder else { return }
      switch task {
      case .hopper, .walker2d: try useCylinderInertia(in: model, totalMass: nil, name: path)
      // As its file says by settotalmass.
      case .halfCheetah: try useCylinderInertia(in: model, totalMass: 14, name: path)
      case .pen, .hammer, .door: break
      }
    }
    switch task {
    case .hopper: body = Hopper(model: compiled)
    case .halfCheetah: body = HalfCheetah(model: compiled)
    case .walker2d: body = Walker2d(model: compiled)
    case .pen, .hammer, .door:
      throw EnvironmentError(subject: path, problem: "the hand is not simulated yet")
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
