internal import Datasets
internal import LinearAlgebra
internal import Networks
internal import _Differentiation

/// A discriminator, its inputs and its optimizer.
struct DiscriminatorTrainer: Sendable {
  /// The log-densities behind (s, a) in the inputs.
  struct Inputs: Equatable, Sendable {
    var logPolicy = true
    var logDynamics = true
    /// Whether they are clipped to [−20, 10] and scaled to [0, 1].
    var scaled = true
  }

  /// The name of its tensors.
  let name: String
  let inputs: Inputs
  private(set) var discriminator: Discriminator
  private var optimizer: Adam
  private let actionColumns: Range<Int>

  /// The weights are drawn from the stream `<name> weights` of `seed`.
  ///
  /// With `branchWidth`, the first layer has branches of that many units for (s, a) and for the
  /// log-densities; `hiddenWidths` follow. Without, it is fully connected.
  init(
    named name: String, inputs: Inputs, branchWidth: Int? = nil, hiddenWidths: [Int],
    learningRate: Double, for transitions: Transitions, seed: UInt64
  ) {
    self.name = name
    self.inputs = inputs
    let (stateCount, actionCount) = (
      transitions.observations.columnCount, transitions.actions.columnCount
    )
    var stream = Generator(seed: seed, stream: "\(name) weights")
    let inputCounts = [
      stateCount + actionCount,
      (inputs.logPolicy ? actionCount : 0) + (inputs.logDynamics ? stateCount : 0),
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
    optimizer = Adam(learningRate: learningRate, for: discriminator.network)
    actionColumns = stateCount + actionCount..<stateCount + 2 * actionCount
  }

  /// The input rows (s, a, …).
  ///
  /// - Precondition: log f is given where it is an input.
  func inputs(stateActions: Matrix, logPolicy: Matrix, logDynamics: Matrix?) -> Matrix {
    var logDensities: [Matrix] = inputs.logPolicy ? [logPolicy] : []
    if inputs.logDynamics {
      guard let logDynamics else { preconditionFailure("log f is an input of \(name)") }
      logDensities.append(logDynamics)
    }
    return Discriminator.inputs(
      stateActions: stateActions, logDensities: logDensities, scaled: inputs.scaled)
  }

  var network: Perceptron { discriminator.network }

  /// d of each row, clipped.
  mutating func outputs(at inputs: Matrix) -> [Float] { discriminator.outputs(at: inputs) }

  /// One step of d.
  ///
  /// `inputs` are the input rows of `batch`; `clipsLoss` clips the outputs in the loss, too.
  ///
  /// - Returns: The loss.
  mutating func update(
    on inputs: Matrix, of batch: Batch, clipsLoss: Bool = true, trace: inout Trace?,
    _ loss: @differentiable(reverse) (SamplesByDataset<Float>) -> Float
  ) -> Float {
    let outputs = discriminator.outputs(
      at: inputs,
      clippedTo: clipsLoss ? Discriminator.outputRange : Discriminator.openRange)
    let (value, gradient) = batch.valueWithGradient(at: outputs, of: loss)
    discriminator.backward(gradient, at: inputs)
    discriminator.update(with: &optimizer)
    trace?.record("\(name).inputs", inputs, by: batch)
    trace?.record("\(name).outputs_before", outputs, by: batch)
    trace?.record("loss.\(name)", value)
    trace?.record(network.gradientTensors(named: "gradient.\(name)"))
    return value
  }

  /// The values named by `DiscriminatorDiagnostics`, for the input rows of `batch`.
  mutating func diagnostics(on rows: Matrix, of batch: Batch) -> [Float?] {
    let outputs = discriminator.outputs(at: rows)
    let derivatives =
      inputs.logPolicy
      ? discriminator.logDensityGradients(
        at: rows, columns: actionColumns, scaled: inputs.scaled) : nil
    return DiscriminatorDiagnostics.values(outputs: outputs, derivatives: derivatives, by: batch)
  }

  var tensors: [Tensor] {
    network.tensors(named: name) + optimizer.tensors(named: name)
  }

  mutating func restore(_ tensors: [String: Tensor]) throws(TensorMismatch) {
    try discriminator.restore(named: name, from: tensors)
    try optimizer.restore(named: name, from: tensors)
  }
}
