internal import Formulas
internal import Imitation
internal import LinearAlgebra
internal import RealModule

/// Consistent values for the parameters of all equations: a finite space, three datasets drawn from it,
/// and the outputs of networks at its points.
///
/// A name has the same meaning in all equations. `masses.expert` is the fraction of the expert's samples
/// at each point, `outputs` holds d at each point and `outputs.expert` at the points of these samples,
/// `scores` and `scores.expert` likewise. So an expectation over samples equals the sum over points, weighted with their masses, and
/// equations of both forms can be compared.
struct Inputs: Sendable {
  static let datasets = ["expert", "suboptimal", "rollout"]

  /// By name; the part for a dataset as `masses.expert`.
  private(set) var values: [String: Value]

  init(values: [String: Value]) { self.values = values }

  /// The `index`-th of `Identity.drawCount` independent draws.
  static func drawn(_ index: Int) -> Inputs { draws[index] }

  private static let draws = (0..<Identity.drawCount).map { index in
    var generator = Generator(seed: 0, stream: "inputs of equations", index: index)
    return Inputs(using: &generator)
  }

  private static let pointCount = 6
  private static let sampleCounts = [9, 8, 7]

  private init(using generator: inout Generator) {
    func drawn(_ count: Int, _ shape: (Double) -> Double) -> [Double] {
      (0..<count).map { _ in shape(2 * generator.uniform() - 1) }
    }
    let count = Self.pointCount
    // d_o (and DMIL's d), d_r and the derivative of log π along a direction, at each point.
    let outputs = drawn(count) { 0.5 + 0.38 * $0 }
    let reliability = drawn(count) { 0.5 + 0.38 * $0 }
    let scores = drawn(count) { 2 * $0 }
    var values: [String: Value] = [
      "outputs": .samples(outputs), "optimality": .samples(outputs),
      "reliability": .samples(reliability), "scores": .samples(scores),
      "integrandDerivatives": .samples(drawn(count) { 3 * $0 }),
      "outputDerivatives": .samples(drawn(count) { 0.4 * $0 }),
    ]
    for (name, sampleCount) in zip(Self.datasets, Self.sampleCounts) {
      let points = generator.indices(sampleCount, below: count)
      var mass = [Double](repeating: 0, count: count)
      for point in points { mass[point] += 1 / Double(sampleCount) }
      values["masses.\(name)"] = .samples(mass)
      values["outputs.\(name)"] = .samples(points.map { outputs[$0] })
      values["optimality.\(name)"] = values["outputs.\(name)"]
      values["reliability.\(name)"] = .samples(points.map { reliability[$0] })
      values["scores.\(name)"] = .samples(points.map { scores[$0] })
      values["logPolicy.\(name)"] = .samples(drawn(sampleCount) { 4 * $0 })
      values["logDynamics.\(name)"] = .samples(drawn(sampleCount) { 4 * $0 })
    }
    values["logPolicy"] = values["logPolicy.expert"]
    values["logDynamics"] = values["logDynamics.expert"]
    for name in ["likelihoodLoss", "reliabilityCorrection", "optimalityCorrection", "correction"] {
      values[name] = .number(3 * (2 * generator.uniform() - 1))
    }
    // The constants of the robot's experiments, in which β_r and β_o differ, so that a formula that
    // confuses them fails.
    let eta = 0.3 + 0.4 * generator.uniform()
    values["alpha"] = .number(10)
    values["eta"] = .number(eta)
    values["weights.alpha"] = .number(10)
    values["weights.eta"] = .number(eta)
    values["weights.betaR"] = .number(0.6)
    values["weights.betaO"] = .number(0.4)
    self = Inputs(values: values).withComparisons(using: &generator)
  }

  /// These inputs with other values for some names.
  func with(_ others: [String: Value]) -> Inputs {
    Inputs(values: values.merging(others) { $1 })
  }

  /// These inputs with the value of `other` for `name`.
  func with(_ name: String, as other: String) -> Inputs {
    with([name: values[other] ?? .samples([])])
  }

  // MARK: Reading

  /// The samples called `name`; a single number is a list of one.
  ///
  /// - Precondition: there is a value of this name.
  subscript(_ name: String) -> [Double] {
    guard let value = values[name] else { preconditionFailure("There is no '\(name)'") }
    return value.elements
  }

  /// - Precondition: `name` is the name of a single number.
  func number(_ name: String) -> Double {
    let elements = self[name]
    precondition(elements.count == 1, "'\(name)' is not a single number")
    return elements[0]
  }

  func samples(_ name: String) -> Samples<Double> { Samples(self[name]) }

  func parts(_ name: String) -> SamplesByDataset<Double> {
    SamplesByDataset(
      expert: samples("\(name).expert"), suboptimal: samples("\(name).suboptimal"),
      rollout: samples("\(name).rollout"))
  }

  var weights: D2MILWeights<Double> {
    D2MILWeights(
      alpha: number("weights.alpha"), eta: number("weights.eta"),
      betaO: number("weights.betaO"), betaR: number("weights.betaR"))
  }
}
