internal import Formulas
internal import LinearAlgebra
internal import RealModule

/// A problem with finite sums as integrals: three states, two actions, two next states, explicit
/// datasets, and tables of logits under a softmax as policy and dynamics model.
///
///     π(a|s) ∝ exp θ_π[s, a],   f(s′|s, a) ∝ exp θ_f[s, a, s′]
///     d(s, a, log π, log f) = 1/(1 + exp(−(b(s, a, s′) + c_π log π(a|s) + c_f log f(s′|s, a))))
///
/// A point is (s, a, s′), at the index (2s + a) · 2 + s′.
struct FiniteProblem: Sendable {
  struct Parameters: Sendable {
    var policy: [Double]
    var dynamics: [Double]

    func moved(along direction: Parameters, by t: Double) -> Parameters {
      Parameters(
        policy: zip(policy, direction.policy).map { $0 + t * $1 },
        dynamics: zip(dynamics, direction.dynamics).map { $0 + t * $1 })
    }
  }

  static let pointCount = 12
  private static let sampleCount = 60

  /// c_π and c_f.
  let policyCoefficient: Double
  let dynamicsCoefficient: Double
  let start: Parameters
  private let biases: [Double]
  /// The points of each dataset's samples.
  private let points: [String: [Int]]

  init(policyCoefficient: Double, dynamicsCoefficient: Double) {
    (self.policyCoefficient, self.dynamicsCoefficient) = (policyCoefficient, dynamicsCoefficient)
    var generator = Generator(seed: 0, stream: "finite problem")
    func drawn(_ count: Int) -> [Double] { (0..<count).map { _ in generator.normal() } }
    start = Parameters(policy: drawn(6), dynamics: drawn(12))
    biases = drawn(Self.pointCount)
    // Only the expert has samples at the first points; there the optimum of d is beyond its clip.
    points = [
      "expert": generator.indices(Self.sampleCount, below: Self.pointCount),
      "suboptimal": generator.indices(Self.sampleCount, below: Self.pointCount - 2).map { $0 + 2 },
      "rollout": generator.indices(Self.sampleCount, below: Self.pointCount - 2).map { $0 + 2 },
    ]
  }

  /// The `index`-th random direction of the policy's parameters, or of the dynamics model's.
  func direction(_ index: Int, policy: Bool) -> Parameters {
    var generator = Generator(seed: 0, stream: "direction of parameters", index: index)
    return Parameters(
      policy: start.policy.map { _ in policy ? generator.normal() : 0 },
      dynamics: start.dynamics.map { _ in policy ? 0 : generator.normal() })
  }

  /// The direction of one logit of the policy.
  func coordinate(_ index: Int) -> Parameters {
    var policy = [Double](repeating: 0, count: start.policy.count)
    policy[index] = 1
    return Parameters(policy: policy, dynamics: start.dynamics.map { _ in 0 })
  }

  // MARK: At each point

  /// log π(a|s) at each point.
  func logPolicy(_ theta: Parameters) -> [Double] {
    (0..<Self.pointCount).map { point in
      let row = point / 4 * 2
      return theta.policy[point / 2] - logSum(theta.policy[row], theta.policy[row + 1])
    }
  }

  /// log f(s′|s, a) at each point.
  func logDynamics(_ theta: Parameters) -> [Double] {
    (0..<Self.pointCount).map { point in
      let row = point / 2 * 2
      return theta.dynamics[point] - logSum(theta.dynamics[row], theta.dynamics[row + 1])
    }
  }

  func outputs(_ theta: Parameters) -> [Double] {
    let (logPolicy, logDynamics) = (logPolicy(theta), logDynamics(theta))
    return (0..<Self.pointCount).map { point in
      let logit =
        biases[point] + policyCoefficient * logPolicy[point]
        + dynamicsCoefficient * logDynamics[point]
      return 1 / (1 + Double.exp(-logit))
    }
  }

  /// The derivatives of log π and log f at each point along a direction, by the rule for a softmax.
  func scores(along direction: Parameters) -> (policy: [Double], dynamics: [Double]) {
    let (logPolicy, logDynamics) = (logPolicy(start), logDynamics(start))
    func score(_ point: Int, _ direction: [Double], _ index: Int, _ probability: Double) -> Double {
      // A row has two entries; the other one has the rest of the probability.
      let other = index ^ 1
      return (direction[index] - direction[other]) * (1 - probability)
    }
    return (
      (0..<Self.pointCount).map {
        score($0, direction.policy, $0 / 2, Double.exp(logPolicy[$0]))
      },
      (0..<Self.pointCount).map {
        score($0, direction.dynamics, $0, Double.exp(logDynamics[$0]))
      }
    )
  }

  private func logSum(_ first: Double, _ second: Double) -> Double {
    Double.log(Double.exp(first) + Double.exp(second))
  }

  // MARK: As parameters of equations

  /// The fraction of a dataset's samples at each point.
  func mass(_ dataset: String) -> [Double] {
    var mass = [Double](repeating: 0, count: Self.pointCount)
    for point in points[dataset] ?? [] { mass[point] += 1 / Double(Self.sampleCount) }
    return mass
  }

  /// The parameters of the equations, with log π and log f at `theta` and the given d at each point.
  func inputs(_ theta: Parameters, outputs: [Double], scores: [Double]) -> Inputs {
    let (logPolicy, logDynamics) = (logPolicy(theta), logDynamics(theta))
    var values: [String: Value] = [
      "outputs": .samples(outputs), "scores": .samples(scores), "eta": .number(0.5),
      "alpha": .number(10), "weights.alpha": .number(10), "weights.eta": .number(0.5),
      "weights.betaR": .number(0.6), "weights.betaO": .number(0.4),
    ]
    for name in Inputs.datasets {
      let points = points[name] ?? []
      func atSamples(_ values: [Double]) -> Value { .samples(points.map { values[$0] }) }
      values["masses.\(name)"] = .samples(mass(name))
      values["outputs.\(name)"] = atSamples(outputs)
      values["optimality.\(name)"] = atSamples(outputs)
      values["reliability.\(name)"] = atSamples(outputs)
      values["scores.\(name)"] = atSamples(scores)
      values["logPolicy.\(name)"] = atSamples(logPolicy)
      values["logDynamics.\(name)"] = atSamples(logDynamics)
    }
    return Inputs(values: values)
  }

  /// The derivative of the loss of a discriminator by d at each point.
  func derivativesByOutput(of number: Int, at inputs: Inputs) -> [Double] {
    var derivatives = [Double](repeating: 0, count: Self.pointCount)
    guard let equation = CompiledEquation.all.first(where: { $0.numbers.contains(number) }) else {
      preconditionFailure("Equation (\(number)) computes nothing")
    }
    for (variable, gradient) in zip(equation.variables, equation.gradient(inputs)) {
      let dataset = String(variable.dropFirst("outputs.".count))
      for (point, derivative) in zip(points[dataset] ?? [], gradient) {
        derivatives[point] += derivative
      }
    }
    return derivatives
  }
}
