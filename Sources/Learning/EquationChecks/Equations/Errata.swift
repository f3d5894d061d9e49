internal import Formulas
internal import RealModule
internal import Records

/// The misprints of the published text, each with its demonstration.
struct Errata: Sendable {
  private let sources: [EquationSource]
  private let values = EquationValues(CompiledEquation.all)
  private let derivation = DerivationChecks(EquationValues(CompiledEquation.all))

  /// The published forms are made from the formulas of these sources.
  init(sources: [EquationSource]) { self.sources = sources }

  /// All entries, in the order of the list.
  func all() throws -> [Erratum] {
    [
      Erratum(
        item: 1, place: "Equations (4) and (16)", printed: #"$-(1-\log d)$"#,
        corrected: #"$-\log(1-d)$"#, effect: .wrong,
        demonstrations: try [4, 16].flatMap {
          try evaluated($0, [(#"-\log(1-d)"#, #"-(1-\log d)"#)])
        }),
      Erratum(
        item: 2, place: "the sentence before Equation (4)", printed: "$\(Self.integrands.printed)$",
        corrected: "$\(Self.integrands.corrected)$", effect: .wrong,
        demonstrations: [
          try argumentOfIntegrand(Self.integrands.printed, Self.integrands.corrected)
        ]),
      Erratum(
        item: 3, place: "Equation (19), third line", printed: "$P_{D_o}(x)$",
        corrected: "$P_{D_r}(x)$", effect: .wrong,
        demonstrations: try evaluated(19, [("P_{D_r}(x)", "P_{D_o}(x)")])),
      Erratum(
        item: 4, place: "Equation (19), first line",
        printed: #"$\partial F(x,d,\pi,f)/\partial d(s,a,\pi,f)$"#,
        corrected: #"$\partial F(x,d,\log\pi,\log f)/\partial d(s,a,\log\pi,\log f)$"#,
        effect: .wrong,
        demonstrations: try evaluated(
          18, [(#"\tfrac{\partial d}{\partial\log\pi}"#, #"\tfrac{\partial d}{\partial\pi}"#)])),
      Erratum(
        item: 5, place: "Equation (26)", printed: "$d$", corrected: "$d_r$", effect: .wrong,
        demonstrations: try evaluated(26, [(#"\log d_r]"#, #"\log d]"#), ("(1-d_r)", "(1-d)")])),
      Erratum(
        item: 6, place: "the sentence below Equation (32)",
        printed: "$\(Self.discriminators.printed)$",
        corrected: "$\(Self.discriminators.corrected)$", effect: .wrong,
        demonstrations: [
          try argumentOfDiscriminator(Self.discriminators.printed, Self.discriminators.corrected)
        ]),
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
        demonstrations: try [27, 30].flatMap { try evaluated($0, [], unionsAreMixtures: true) }),
    ]
  }

  private static let integrands = (
    printed: #"F(x,\log\pi,\log f)"#, corrected: #"F(x,d,\log\pi,\log f)"#
  )
  private static let discriminators = (
    printed: #"d_o(s,a,\log(a|s))"#, corrected: #"d_o(s,a,\log\pi(a|s))"#
  )

  // MARK: As printed

  /// The formula of an equation and its published form, both evaluated against the compiled function;
  /// none where the formula does not contain what is replaced.
  private func evaluated(
    _ number: Int, _ replacements: [(corrected: String, printed: String)],
    unionsAreMixtures: Bool = false
  ) throws -> [Erratum.Demonstration] {
    guard let latex = sources.first(where: { $0.number == number })?.latex,
      replacements.allSatisfy({ latex.contains($0.corrected) })
    else { return [] }
    var printed = latex
    for replacement in replacements {
      printed.replace(replacement.corrected, with: replacement.printed)
    }
    let check = try PrintedCheck(of: number, values)
    let printedCheck = try PrintedCheck(of: number, values, unionsAreMixtures: unionsAreMixtures)
    return [
      Erratum.Demonstration(
        subject: unionsAreMixtures
          ? "(\(number)) with unions as mixtures" : "the formula of (\(number)), evaluated",
        printedError: printedCheck.check(printed).check.measured,
        correctedError: check.check(latex).check.measured, tolerance: PrintedCheck.tolerance)
    ]
  }

  // MARK: Beyond identities

  /// (4) at two values of d: a function F without the argument d would be the same at both.
  private func argumentOfIntegrand(_ printed: String, _ corrected: String) throws
    -> Erratum.Demonstration
  {
    let x = Inputs.drawn(0)
    func difference(_ integrand: String) throws -> Double {
      let other =
        arguments(of: integrand).contains("d")
        ? x : x.with(["outputs": .samples(x["outputs"].map { 1 - $0 })])
      return relativeError(try values(4, x), try values(4, other))
    }
    return Erratum.Demonstration(
      subject: "two values of (4) at the same arguments of F",
      printedError: try difference(printed),
      correctedError: try difference(corrected), tolerance: PrintedCheck.tolerance)
  }

  /// The chain rule for Equation 31: a d_o without the argument log π does not depend on the policy.
  private func argumentOfDiscriminator(_ printed: String, _ corrected: String) throws
    -> Erratum.Demonstration
  {
    let derivatives = derivation.outputDerivatives(by: derivation.problem.policyCoefficient)
    func check(_ discriminator: String) throws -> Check {
      let depends = arguments(of: discriminator).contains { $0.hasPrefix(#"\log\pi"#) }
      return try derivation.chainRule(
        loss: 31, policy: true, outputDerivatives: derivatives.map { depends ? $0 : 0 })
    }
    let (wrong, right) = (try check(printed), try check(corrected))
    return Erratum.Demonstration(
      subject: right.subject, printedError: wrong.measured, correctedError: right.measured,
      tolerance: right.tolerance ?? 0)
  }

  /// The arguments of a function in LaTeX, such as x and d of F(x,d).
  private func arguments(of latex: String) -> [String] {
    guard let open = latex.firstIndex(of: "(") else { return [] }
    return latex[open...].dropFirst().dropLast().split(separator: ",").map(String.init)
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
