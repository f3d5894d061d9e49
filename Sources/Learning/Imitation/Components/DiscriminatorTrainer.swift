internal import LinearAlgebra
internal import Networks

/// A discriminator in training: what it sees, its optimiser, and its share of a step.
struct DiscriminatorTrainer: Sendable {
  /// Which log-densities stand behind (s, a) in the inputs.
  struct Sight: Equatable, Sendable {
    var logPolicy = true
    var logDynamics = true
  }

  /// What its tensors are called.
  let name: String
  let sight: Sight
  private(set) var discriminator: Discriminator
  private var optimizer: Adam
  private let actionColumns: Range<Int>

  /// - Parameters:
  ///   - name: What its tensors and its stream of weights are called.
  ///   - sight: What it sees beside (s, a).
  ///   - branchWidth: Units of each branch of the first layer, where (s, a) and the log-densities each
  ///     have one to themselves.
  ///   - hiddenWidths: Widths of the hidden layers, or of those behind the branches.
  ///   - learningRate: Step size of Adam.
  ///   - batch: Says how many states and actions there are.
  ///   - seed: Of the stream `<name> weights`.
  init(
    named name: String, seeing sight: Sight, branchWidth: Int? = nil, hiddenWidths: [Int],
    learningRate: Double, like batch: Batch, seed: UInt64
  ) {
    self.name = name
    self.sight = sight
    let (stateCount, actionCount) = (
      batch.observations.columnCount, batch.actions.columnCount
    )
    var stream = Generator(seed: seed, stream: "\(name) weights")
    let inputCounts = [
      stateCount + actionCount,
      (sight.logPolicy ? actionCount : 0) + (sight.logDynamics ? stateCount : 0),
    ]
    discriminator =
      if let branchWidth {
        Discriminator(
          branches: InputBranches(inputCounts: inputCounts, width: branchWidth),
          hiddenWidths: hiddenWidths, using: &stream)
      } else {
        Discriminator(
          inputCount: inputCounts.reduce(0, +), hiddenWidths: hiddenWidths, using: &stream)
      }
    optimizer = Adam(
      learningRate: learningRate, parameterCount: discriminator.network.parameters.count)
    actionColumns = stateCount + actionCount..<stateCount + 2 * actionCount
  }

  /// The rows (s, a, …) that it sees.
  ///
  /// - Precondition: there are log f where it sees them.
  func inputs(stateActions: Matrix, logPolicy: Matrix, logDynamics: Matrix?) -> Matrix {
    var seen: [Matrix] = sight.logPolicy ? [logPolicy] : []
    if sight.logDynamics {
      guard let logDynamics else { preconditionFailure("\(name) sees log f") }
      seen.append(logDynamics)
    }
    return Discriminator.inputs(stateActions: stateActions, logDensities: seen)
  }

  /// d of each row, clipped.
  mutating func outputs(at inputs: Matrix) -> [Float] { discriminator.outputs(at: inputs) }

  /// One step of d.
  ///
  /// - Parameters:
  ///   - inputs: Of the rows of `batch`.
  ///   - batch: Says which rows belong to which data set.
  ///   - clipsLoss: Whether the outputs in the loss are clipped.
  ///   - trace: Where the step is written down.
  ///   - objective: The loss and its slopes by the outputs.
  /// - Returns: The loss.
  mutating func update(
    on inputs: Matrix, of batch: Batch, clipsLoss: Bool = true, trace: inout Trace?,
    _ objective: (Samples<Float>) -> (loss: Float, slopes: [Float])
  ) -> Float {
    let outputs = discriminator.outputs(
      at: inputs,
      clippedTo: clipsLoss ? Discriminator.outputRange : Discriminator.openRange)
    let (loss, slopes) = objective(Samples(outputs))
    discriminator.backward(slopes, at: inputs)
    discriminator.update(with: &optimizer)
    trace?.record("\(name).inputs", inputs, by: batch)
    trace?.record("\(name).outputs_before", outputs, by: batch)
    trace?.record("loss.\(name)", loss)
    trace?.record(discriminator.network.gradientTensors(named: "gradient.\(name)"))
    return loss
  }

  /// What `DiscriminatorDiagnostics` names, on the inputs of the rows of `batch`.
  mutating func diagnostics(on inputs: Matrix, of batch: Batch) -> [Float?] {
    let outputs = discriminator.outputs(at: inputs)
    let slopes =
      sight.logPolicy ? discriminator.slopes(at: inputs, byLogDensitiesIn: actionColumns) : nil
    return DiscriminatorDiagnostics.values(outputs: outputs, slopes: slopes, by: batch)
  }

  var tensors: [Tensor] {
    discriminator.network.tensors(named: name) + optimizer.tensors(named: name)
  }

  mutating func restore(_ tensors: [String: Tensor]) throws(TensorMismatch) {
    try discriminator.restore(named: name, from: tensors)
    try optimizer.restore(named: name, from: tensors)
  }

  /// The products of its step and of the outputs after it.
  func stepProducts(rowCount: Int) -> [ProductShape] {
    let network = discriminator.network
    return network.forwardProducts(rowCount: rowCount)
      + network.backwardProducts(rowCount: rowCount)
      + network.forwardProducts(rowCount: rowCount)
  }
}
