public import LinearAlgebra

/// One simulated body in one episode; nothing is allocated from one step to the next.
///
/// Simulations share a model and nothing else: each may live on a thread of its own.
public final class Simulation {
  public let task: BenchmarkTask
  /// Actions taken in this episode.
  public private(set) var stepCount = 0

  private let body: any Body
  let scene: Scene
  private let observationMemory: UnsafeMutablePointer<Double>
  private let actionMemory: UnsafeMutablePointer<Double>

  /// - Throws: when memory runs out.
  public init(of model: BenchmarkModel) throws(EnvironmentError) {
    scene = try Scene(of: model.compiled, name: model.task.rawValue)
    body = model.body
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

  /// Begins an episode at random, as the task does.
  public func reset(using generator: inout Generator) {
    scene.reset()
    body.reset(scene, using: &generator)
    begin()
  }

  /// Begins an episode in a state that was recorded.
  ///
  /// - Parameters:
  ///   - positions: As many as the model has.
  ///   - velocities: As many as the model has.
  ///   - arrange: Puts the bodies into their places that the task moves.
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
    body.observe(scene, into: observationMemory)
    stepCount = 0
  }

  /// Takes the action that stands in `row` of `actions`.
  ///
  /// Components count as the nearest number in [−1, 1], as in D4RL; what is not a number as 0. A
  /// simulation that becomes unstable ends the episode without reward.
  ///
  /// - Precondition: as many columns as the task has action components.
  @discardableResult
  public func step(taking actions: Matrix, row: Int) -> StepOutcome {
    precondition(
      actions.columnCount == task.actionCount,
      "\(task) takes \(task.actionCount) action components, not \(actions.columnCount)")
    for index in 0..<task.actionCount {
      let component = Double(actions[row, index])
      actionMemory[index] = component.isNaN ? 0 : max(-1, min(1, component))
    }
    let outcome = body.step(scene, taking: actionMemory)
    body.observe(scene, into: observationMemory)
    stepCount += 1
    return scene.isUnstable ? .unstable : outcome
  }

  /// Whether the episode is as long as it may become.
  public var isAtStepLimit: Bool { stepCount >= task.stepLimit }

  /// The observation now.
  public var observation: [Double] { (0..<task.observationCount).map { observationMemory[$0] } }

  /// Writes the observation into a row of `observations`.
  ///
  /// - Precondition: as many columns as the task has observation components.
  public func writeObservation(into observations: inout Matrix, row: Int) {
    precondition(
      observations.columnCount == task.observationCount,
      "\(task) shows \(task.observationCount) components, not \(observations.columnCount)")
    for index in 0..<task.observationCount {
      observations[row, index] = Float(observationMemory[index])
    }
  }

  /// The positions and velocities of the model.
  var positions: [Double] { scene.positions }
  var velocities: [Double] { scene.velocities }
}
