internal import CMuJoCo
public import LinearAlgebra

/// One simulated body in one episode; nothing is allocated from one step to the next.
///
/// Simulations share a model and nothing else: each may live on a thread of its own.
public final class Simulation {
  public let task: BenchmarkTask
  /// Actions taken in this episode.
  public private(set) var stepCount = 0

  private let model: BenchmarkModel
  private let data: UnsafeMutablePointer<mjData>
  private let observationMemory: UnsafeMutablePointer<Double>
  private let actionMemory: UnsafeMutablePointer<Double>

  /// - Throws: when memory runs out.
  public init(of model: BenchmarkModel) throws(EnvironmentError) {
    guard let data = mj_makeData(model.compiled.pointer) else {
      throw EnvironmentError(subject: model.task.rawValue, problem: "no memory to simulate it")
    }
    self.model = model
    self.data = data
    task = model.task
    observationMemory = .allocate(capacity: task.observationCount)
    observationMemory.initialize(repeating: 0, count: task.observationCount)
    actionMemory = .allocate(capacity: task.actionCount)
    actionMemory.initialize(repeating: 0, count: task.actionCount)
  }

  deinit {
    mj_deleteData(data)
    observationMemory.deallocate()
    actionMemory.deallocate()
  }

  /// Begins an episode at random, as the task does.
  public func reset(using generator: inout Generator) {
    mj_resetData(model.compiled.pointer, data)
    model.body.reset(data, using: &generator)
    begin()
  }

  /// Begins an episode in a state that was recorded.
  ///
  /// - Precondition: as many positions and velocities as the model has.
  func reset(positions: [Double], velocities: [Double]) {
    precondition(
      positions.count == Int(model.compiled.pointer.pointee.nq)
        && velocities.count == Int(model.compiled.pointer.pointee.nv),
      "\(positions.count) positions and \(velocities.count) velocities are not those of \(task)")
    mj_resetData(model.compiled.pointer, data)
    for (index, position) in positions.enumerated() { data.pointee.qpos[index] = position }
    for (index, velocity) in velocities.enumerated() { data.pointee.qvel[index] = velocity }
    begin()
  }

  private func begin() {
    mj_forward(model.compiled.pointer, data)
    model.body.observe(data, into: observationMemory)
    stepCount = 0
  }

  /// Takes the action that stands in `row` of `actions`.
  ///
  /// - Precondition: as many columns as the task has action components.
  @discardableResult
  public func step(taking actions: Matrix, row: Int) -> StepOutcome {
    precondition(
      actions.columnCount == task.actionCount,
      "\(task) takes \(task.actionCount) action components, not \(actions.columnCount)")
    for index in 0..<task.actionCount { actionMemory[index] = Double(actions[row, index]) }
    let outcome = model.body.step(data, taking: actionMemory)
    model.body.observe(data, into: observationMemory)
    stepCount += 1
    return outcome
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
  var positions: [Double] {
    (0..<Int(model.compiled.pointer.pointee.nq)).map { data.pointee.qpos[$0] }
  }
  var velocities: [Double] {
    (0..<Int(model.compiled.pointer.pointee.nv)).map { data.pointee.qvel[$0] }
  }
}
