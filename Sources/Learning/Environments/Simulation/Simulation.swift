public import LinearAlgebra

/// One episode of a benchmark task; a step allocates no memory.
///
/// Simulations share only the model, so each may run on its own thread.
public final class Simulation {
  public let task: BenchmarkTask
  /// Actions taken in this episode.
  public private(set) var stepCount = 0

  private let environment: any Environment
  let scene: Scene
  private let observationMemory: UnsafeMutablePointer<Double>
  private let actionMemory: UnsafeMutablePointer<Double>

  /// - Throws: when memory runs out.
  public init(of model: BenchmarkModel) throws(EnvironmentError) {
    scene = try Scene(of: model.compiled, name: model.task.rawValue)
    environment = model.environment
    task = model.task
    observationMemory = .allocate(capacity: task.observationCount)
    observationMemory.initialize(repeating: 0, count: task.observationCount)
    actionMemory = .allocate(capacity: task.actionCount)
    actionMemory.initialize(repeating: 0, count: task.actionCount)
  }

  deinit {
    observationMemory.deallocate()
    actionMemory.deallocate()
  }

  /// Begins an episode in a random initial state of the task.
  public func reset(using generator: inout Generator) {
    scene.reset()
    environment.reset(scene, using: &generator)
    begin()
  }

  /// Begins an episode in a given state.
  ///
  /// `arrange` sets the placements that the task draws in each episode.
  func reset(
    positions: [Double], velocities: [Double], arranging arrange: (Scene) -> Void = { _ in }
  ) {
    scene.reset()
    (scene.positions, scene.velocities) = (positions, velocities)
    arrange(scene)
    begin()
  }

  private func begin() {
    scene.forward()
    environment.observe(scene, into: observationMemory)
    stepCount = 0
  }

  /// Takes the action in `row` of `actions`.
  ///
  /// Components are clamped to [−1, 1], as in D4RL; NaN counts as 0. A step that makes the
  /// simulation unstable ends the episode with reward 0.
  ///
  /// - Precondition: `actions` has as many columns as the task has action components.
  @discardableResult
  public func step(taking actions: Matrix, row: Int) -> StepOutcome {
    precondition(
      actions.columnCount == task.actionCount,
      "\(task) takes \(task.actionCount) action components, not \(actions.columnCount)")
    for index in 0..<task.actionCount {
      let component = Double(actions[row, index])
      actionMemory[index] = component.isNaN ? 0 : max(-1, min(1, component))
    }
    let outcome = environment.step(scene, taking: actionMemory)
    environment.observe(scene, into: observationMemory)
    stepCount += 1
    return scene.isUnstable ? .unstable : outcome
  }

  /// Whether the episode has reached the task's step limit.
  public var isAtStepLimit: Bool { stepCount >= task.stepLimit }

  /// The current observation.
  public var observation: [Double] { (0..<task.observationCount).map { observationMemory[$0] } }

  /// Writes the observation into a row of `observations`.
  ///
  /// - Precondition: `observations` has as many columns as the task has observation components.
  public func writeObservation(into observations: inout Matrix, row: Int) {
    precondition(
      observations.columnCount == task.observationCount,
      "\(task) shows \(task.observationCount) components, not \(observations.columnCount)")
    for index in 0..<task.observationCount {
      observations[row, index] = Float(observationMemory[index])
    }
  }

  /// Generalized positions and velocities.
  var positions: [Double] { scene.positions }
  var velocities: [Double] { scene.velocities }
}
