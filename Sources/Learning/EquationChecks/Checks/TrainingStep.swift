internal import Datasets
internal import Formulas
internal import Imitation
internal import LinearAlgebra

/// One step of training as a learner's own code takes it: the parameters before and after, the batch
/// and its random numbers, and the gradients that reach the optimizers.
struct TrainingStep: Sendable {
  /// Steps before this one, so that no layer is orthogonal as at its initialization.
  private static let earlierStepCount = 2
  /// β₁ of Adam.
  private static let momentDecay: Float = 0.9

  private let before, after, during: [Tensor]

  init(before: [Tensor], after: [Tensor], during: [Tensor] = []) {
    (self.before, self.after, self.during) = (before, after, during)
  }

  init(of learner: some Learner) {
    var learner = learner
    let index = learner.pretrainingStepCount + Self.earlierStepCount
    for earlier in 0..<index { _ = learner.step(earlier) }
    let before = learner.tensors
    learner.trace = Trace()
    _ = learner.step(index)
    self.init(before: before, after: learner.tensors, during: learner.trace?.tensors ?? [])
  }

  // MARK: Networks

  /// The layers of a network before the step.
  func parameters(_ name: String) -> [Float] {
    layers(name, of: before).flatMap(\.elements)
  }

  /// A network before the step, or after its update.
  func network(_ name: String, updated: Bool = false) -> Network {
    let layers = layers(name, of: updated ? after : before)
    let shapes = layers.map(\.shape).filter { $0.count == 2 }
    return Network(
      widths: shapes.prefix(1).map { $0[1] } + shapes.map { $0[0] },
      parameters: layers.flatMap(\.elements).map(Double.init))
  }

  private func layers(_ name: String, of tensors: [Tensor]) -> [Tensor] {
    tensors.filter { $0.name.hasPrefix("\(name).layers.") }
  }

  /// The gradient by the parameters of `name`, from the first moments m ← β₁ m + (1 − β₁) g of Adam.
  func gradient(_ name: String) -> [Float] {
    let moments = "\(name).adam.first_moments"
    let (decay, rest) = (Double(Self.momentDecay), Double(1 - Self.momentDecay))
    return zip(elements(moments, of: before), elements(moments, of: after)).map { before, after in
      Float((Double(after) - decay * Double(before)) / rest)
    }
  }

  // MARK: Quantities

  /// A tensor of the state before the step.
  func initial(_ name: String) -> [Float] { elements(name, of: before) }

  func numbers(_ name: String) -> [Double] { elements(name, of: during).map(Double.init) }

  /// The rows of a matrix.
  func rows(_ name: String) -> [[Double]] {
    guard let columnCount = tensor(name, of: during).shape.last else { return [] }
    let numbers = numbers(name)
    return stride(from: 0, to: numbers.count, by: columnCount).map {
      Array(numbers[$0..<$0 + columnCount])
    }
  }

  /// (s, a) of the transitions of a dataset in the batch.
  func stateActions(_ dataset: String) -> [[Double]] {
    zip(rows("batch.\(dataset).observations"), rows("batch.\(dataset).actions")).map { $0 + $1 }
  }

  private func elements(_ name: String, of tensors: [Tensor]) -> [Float] {
    tensor(name, of: tensors).elements
  }

  private func tensor(_ name: String, of tensors: [Tensor]) -> Tensor {
    guard let tensor = tensors.first(where: { $0.name == name }) else {
      preconditionFailure("The step has no '\(name)'")
    }
    return tensor
  }
}

extension TrainingStep {
  /// A network in Double.
  struct Network: Sendable {
    var widths: [Int]
    var parameters: [Double]

    /// With other parameters.
    func moved(to parameters: [Double]) -> Network {
      Network(widths: widths, parameters: parameters)
    }

    func outputs(_ inputs: [[Double]]) -> [[Double]] {
      inputs.map { NetworkReference.outputs(widths, parameters, $0) }
    }

    /// The only output at each row.
    func values(_ inputs: [[Double]]) -> [Double] { outputs(inputs).map { $0[0] } }

    /// The clipped output of a discriminator at each row.
    func clippedOutputs(_ inputs: [[Double]]) -> [Double] {
      inputs.map { NetworkReference.discriminator(widths, parameters, $0) }
    }

    /// Of a policy: (s, ã) with ã = tanh(μ + σ ε), and log π(ã|s), at each row.
    func drawn(
      _ states: [[Double]], _ noise: [[Double]]
    ) -> (stateActions: [[Double]], logDensities: [Double]) {
      let drawn = zip(states, noise).map { state, noise in
        NetworkReference.drawnAction(widths, parameters, observation: state, noise: noise)
      }
      return (zip(states, drawn).map { $0 + $1.action }, drawn.map(\.logDensity))
    }

    /// Of a policy: (s, tanh μ) at each row.
    func modes(_ states: [[Double]]) -> [[Double]] {
      let noise = [Double](repeating: 0, count: (widths.last ?? 0) / 2)
      return drawn(states, states.map { _ in noise }).stateActions
    }
  }
}

extension Generator {
  /// Transitions of three states and two actions, whose numbers are uniform within ±0.8.
  mutating func transitions(_ count: Int) -> Transitions {
    Transitions(
      observations: matrix(count, 3), actions: matrix(count, 2), nextObservations: matrix(count, 3))
  }

  mutating func matrix(_ rowCount: Int, _ columnCount: Int) -> Matrix {
    Matrix(
      rowCount: rowCount, columnCount: columnCount,
      elements: (0..<rowCount * columnCount).map { _ in Float(0.8 * (2 * uniform() - 1)) })
  }
}

extension Inputs {
  /// The transcribed equation with these values of some parameters; a loss is one number.
  func transcribed(_ number: Int, _ values: [String: [Double]]) -> [Double] {
    Transcriptions.value(of: number, with(values.mapValues(Value.samples))) ?? []
  }

  func loss(_ number: Int, _ values: [String: [Double]]) -> Double {
    transcribed(number, values).first ?? .nan
  }
}
