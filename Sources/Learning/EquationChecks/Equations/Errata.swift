internal import RealModule
internal import Records

/// The misprints of the published text, each with its demonstration.
struct Errata: Sendable {
  private let values = EquationValues(CompiledEquation.all)
  private let derivation = DerivationChecks(EquationValues(CompiledEquation.all))
  private let optimum = OptimumChecks()

  /// All entries, in the order of the list.
  func all() throws -> [Erratum] {
    [
      Erratum(
        item: 1, place: "Equations (4) and (16)", printed: #"$-(1-\log d)$"#,
        corrected: #"$-\log(1-d)$"#, effect: .wrong,
        demonstrations: [
          try demonstration("(4) = (3)", 4, Self.printedIntegral),
          try demonstration("(16) = (14)", 16, Self.printedIntegral),
        ]),
      Erratum(
        item: 2, place: "the sentence before Equation (4)",
        printed: #"$F(x,\log\pi,\log f)$"#, corrected: #"$F(x,d,\log\pi,\log f)$"#,
        effect: .wrong, demonstrations: [try argumentOfIntegrand()]),
      Erratum(
        item: 3, place: "Equation (19), third line", printed: "$P_{D_o}(x)$",
        corrected: "$P_{D_r}(x)$", effect: .wrong,
        demonstrations: [
          try demonstration(
            "(19) = -(6)", 19,
            "sum((-masses.expert / outputs + masses.suboptimal / (1 - outputs)) * scores)")
        ]),
      Erratum(
        item: 4, place: "Equation (19), first line",
        printed: #"$\partial F(x,d,\pi,f)/\partial d(s,a,\pi,f)$"#,
        corrected: #"$\partial F(x,d,\log\pi,\log f)/\partial d(s,a,\log\pi,\log f)$"#,
        effect: .wrong, demonstrations: [try argumentsOfDiscriminator()]),
      Erratum(
        item: 5, place: "Equation (26)", printed: "$d$", corrected: "$d_r$", effect: .wrong,
        demonstrations: [subscriptOfReliability()]),
      Erratum(
        item: 6, place: "the sentence below Equation (32)",
        printed: #"$d_o(s,a,\log(a|s))$"#, corrected: #"$d_o(s,a,\log\pi(a|s))$"#,
        effect: .wrong, demonstrations: [try discriminatorWithoutPolicy()]),
      Erratum(
        item: 7, place: "Equations (10) and (34)",
        printed: "expectations over $(s,a,s')$ of terms that have $(s,a)$ in (9), (27) and (33)",
        corrected: "over $(s,a)$ in the terms without $d_r$", effect: .harmless,
        demonstrations: [try marginal()]),
      Erratum(
        item: 8, place: "Table 4", printed: "valueDICE", corrected: "ValueDICE",
        effect: .spelling, demonstrations: []),
      Erratum(
        item: 9, place: "Equations (9), (10), (13) and (25) to (35)",
        printed: #"$E_{A\cup B}$, to be read as an expectation over the mixture"#,
        corrected: #"$E_{A\cup B}:=E_A+E_B$, as (31) and (34) need it"#, effect: .wrong,
        demonstrations: [
          try demonstration("(31) = (27)", 27, Self.mixedLoss),
          try demonstration("(34) = (28)", 30, Self.mixedCorrection),
        ]),
    ]
  }

  // MARK: As printed

  private static let printedIntegral =
    "sum(masses.expert * -log(outputs) + masses.rollout * -(1 - log(outputs)))"

  private static let mixedLoss = """
    eta * expectation(-log(outputs.expert))
      + (expectation(-log(1 - outputs.suboptimal)) + expectation(-log(1 - outputs.rollout))) / 2
      - eta * expectation(-log(1 - outputs.expert))
    """

  private static let mixedCorrection = """
    -(expectation(-(1 / reliability.expert) * logPolicy.expert)
      + expectation(-(1 / reliability.suboptimal) * logPolicy.suboptimal)) / 2
      + expectation(-(1 / (1 - reliability.rollout)) * logPolicy.rollout)
    """

  /// The identity with a subject that begins with `name`, for equation `number` as printed and as
  /// corrected.
  private func demonstration(
    _ name: String, _ number: Int, _ printed: String
  ) throws -> Erratum.Demonstration {
    guard let identity = Identity.algebraic.first(where: { $0.subject.hasPrefix(name) }) else {
      preconditionFailure("There is no identity \(name)")
    }
    let formula = try Formula(parsing: printed)
    return shown(
      identity.subject, corrected: try identity.check(with: values),
      printed: try identity.check(
        with: EquationValues(CompiledEquation.all, replacing: number, by: formula)))
  }

  private func shown(
    _ subject: String, corrected: Check, printed: Check
  ) -> Erratum.Demonstration {
    Erratum.Demonstration(
      subject: subject, printedError: printed.measured, correctedError: corrected.measured,
      tolerance: corrected.tolerance ?? 0)
  }

  // MARK: Beyond identities

  /// F of the same x, log π and log f at two values of d: without the argument d they would be equal.
  private func argumentOfIntegrand() throws -> Erratum.Demonstration {
    let x = Inputs.drawn(0)
    let other = x.with(["outputs": .samples(x["outputs"].map { 1 - $0 })])
    return Erratum.Demonstration(
      subject: "two values of (4) at the same arguments differ",
      printedError: relativeError(try values(4, x), try values(4, other)),
      correctedError: relativeError(try values(4, x), try values(4, x)), tolerance: 1e-12)
  }

  /// Equation 18 with ∂d/∂π in place of ∂d/∂log π = π ∂d/∂π.
  private func argumentsOfDiscriminator() throws -> Erratum.Demonstration {
    let problem = derivation.problem
    let derivatives = derivation.outputDerivatives(by: problem.policyCoefficient)
    let logPolicy = problem.logPolicy(problem.start)
    let corrected = try derivation.chainRule(loss: 4, policy: true, outputDerivatives: derivatives)
    return shown(
      corrected.subject, corrected: corrected,
      printed: try derivation.chainRule(
        loss: 4, policy: true,
        outputDerivatives: derivatives.indices.map {
          derivatives[$0] / Double.exp(logPolicy[$0])
        }))
  }

  /// The derivative of Equation 26 by its d at the optima of d_r and of d_o, where neither is clipped.
  private func subscriptOfReliability() -> Erratum.Demonstration {
    let problem = derivation.problem
    let (right, wrong) = (optimum.closedForm(26) ?? [], optimum.closedForm(27) ?? [])
    func derivative(at outputs: [Double]) -> Double {
      let derivatives = problem.derivativesByOutput(
        of: 26, at: problem.inputs(problem.start, outputs: outputs, scores: outputs))
      return outputs.indices.filter {
        OptimumChecks.range.contains(right[$0]) && OptimumChecks.range.contains(wrong[$0])
      }.map { abs(derivatives[$0]) }.max() ?? .greatestFiniteMagnitude
    }
    return Erratum.Demonstration(
      subject: "the derivative of (26) by d at the optima of d_r and of d_o",
      printedError: derivative(at: wrong), correctedError: derivative(at: right), tolerance: 1e-12)
  }

  /// The chain rule for Equation 31 with a d_o that does not depend on the policy.
  private func discriminatorWithoutPolicy() throws -> Erratum.Demonstration {
    let derivatives = derivation.outputDerivatives(by: derivation.problem.policyCoefficient)
    let corrected = try derivation.chainRule(loss: 31, policy: true, outputDerivatives: derivatives)
    return shown(
      corrected.subject, corrected: corrected,
      printed: try derivation.chainRule(
        loss: 31, policy: true, outputDerivatives: derivatives.map { _ in 0 }))
  }

  /// The expectation of log π / (1 − d_o), which does not depend on s′, over samples, against the sums
  /// over (s, a, s′) and over (s, a).
  private func marginal() throws -> Erratum.Demonstration {
    let problem = derivation.problem
    let logPolicy = problem.logPolicy(problem.start)
    let d = problem.outputs(problem.start)
    let mass = problem.mass("rollout")
    // d_o of a pair is d at its first next state.
    func weighted(_ pair: Int) -> Double { logPolicy[2 * pair] / (1 - d[2 * pair]) }
    let pairs = 0..<FiniteProblem.pointCount / 2
    let outputs = (0..<FiniteProblem.pointCount).map { d[$0 / 2 * 2] }
    let inputs = problem.inputs(problem.start, outputs: outputs, scores: outputs)
    // Equation 33 without its expert and suboptimal terms.
    let expectation = try values(
      33,
      inputs.with([
        "eta": .number(0),
        "logPolicy.suboptimal": .samples(inputs["logPolicy.suboptimal"].map { _ in 0 }),
      ]))
    let overTriples = mass.indices.reduce(0.0) { $0 - mass[$1] * weighted($1 / 2) }
    let overPairs = pairs.reduce(0.0) {
      $0 - (mass[2 * $1] + mass[2 * $1 + 1]) * weighted($1)
    }
    return Erratum.Demonstration(
      subject: "the rollout term of (33) over (s, a, s') and over (s, a)",
      printedError: relativeError([overTriples], expectation),
      correctedError: relativeError([overPairs], expectation), tolerance: 1e-12)
  }
}
