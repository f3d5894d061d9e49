internal import Imitation
internal import LinearAlgebra
internal import RealModule

/// Values for the parameters of all equations, of one finite space, three data sets drawn from it,
/// and networks that are numbers at its points.
///
/// A name means the same in every equation, and what the names mean agrees: `expertMass` is the
/// share of each point among the expert's samples, `expertOutputs` holds d at the points of those
/// samples, `scores` and `expertScores` likewise. So an expectation over samples equals the sum
/// over points that carry the masses, and an equation can be held against another whatever form
/// the two have.
struct Inputs: Sendable {
  /// By name; a part of a data set as `masses.expert`.
  private(set) var values: [String: Value]

  init(values: [String: Value]) { self.values = values }

  /// The `index`-th of any number of independent draws.
  static func drawn(_ index: Int) -> Inputs {
    var generator = Generator(seed: 0, stream: "inputs of equations", index: index)
    return Inputs(using: &generator)
  }

  private static let pointCount = 6
  private static let sampleCounts = [
    ("expert", 9), ("suboptimal", 8), ("rollout", 7),
  ]

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
      "outputs": .samples(outputs), "scores": .samples(scores),
      "integrandSlopes": .samples(drawn(count) { 3 * $0 }),
      "outputSlopes": .samples(drawn(count) { 0.4 * $0 }),
    ]
    for (name, sampleCount) in Self.sampleCounts {
      let points = generator.indices(sampleCount, below: count)
      var mass = [Double](repeating: 0, count: count)
      for point in points { mass[point] += 1 / Double(sampleCount) }
      for (other, value) in [
        ("Mass", mass), ("Outputs", points.map { outputs[$0] }),
        ("Scores", points.map { scores[$0] }),
        ("LogPolicy", drawn(sampleCount) { 4 * $0 }),
        ("LogDynamics", drawn(sampleCount) { 4 * $0 }),
      ] { values[name + other] = .samples(value) }
      values["reliability.\(name)"] = .samples(points.map { reliability[$0] })
      values["optimality.\(name)"] = values["\(name)Outputs"]
      values["masses.\(name)"] = values["\(name)Mass"]
      values["logPolicy.\(name)"] = values["\(name)LogPolicy"]
      values["logDynamics.\(name)"] = values["\(name)LogDynamics"]
    }
    values["logPolicy"] = values["expertLogPolicy"]
    values["logDynamics"] = values["expertLogDynamics"]
    for name in ["likelihoodLoss", "reliabilityCorrection", "optimalityCorrection", "correction"] {
      values[name] = .number(3 * (2 * generator.uniform() - 1))
    }
    // The constants of the robot's experiments where the paper has different ones for different
    // parts, so that a formula that takes one for the other is found out.
    let eta = 0.3 + 0.4 * generator.uniform()
    values["alpha"] = .number(10)
    values["eta"] = .number(eta)
    values["weights.alpha"] = .number(10)
    values["weights.eta"] = .number(eta)
    values["weights.betaR"] = .number(0.6)
    values["weights.betaO"] = .number(0.4)
    self.init(values: values)
  }

  /// The same with other values for some names.
  func with(_ others: [String: Value]) -> Inputs {
    Inputs(values: values.merging(others) { $1 })
  }

  /// The same where `name` has the value that `other` has here.
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

  func parts(_ name: String) -> DualSamples<Double> {
    DualSamples(
      expert: samples("\(name).expert"), suboptimal: samples("\(name).suboptimal"),
      rollout: samples("\(name).rollout"))
  }

  var weights: DualWeights<Double> {
    DualWeights(
      alpha: number("weights.alpha"), eta: number("weights.eta"),
      betaO: number("weights.betaO"), betaR: number("weights.betaR"))
  }
}
