internal import Formulas
internal import Records

/// A formula of the paper's running text that restates a part of an equation.
struct TextFormula: Sendable {
  /// The inputs at whose points a formula is evaluated.
  enum Place {
    case draws
    /// Draws with d = ½ everywhere.
    case oneHalf
    /// The finite problem, with the minimizer of the equation at each point.
    case optimum
  }

  /// The equation that it belongs to.
  let number: Int
  /// What the manuscript calls it.
  let name: String
  let latex: String
  private let place: Place
  /// What its sides must be; `nil` where they only have to be equal.
  private let reference: (@Sendable (Inputs, EquationValues) throws -> [Double])?
  /// The clip of both.
  private let range: ClosedRange<Double>

  init(
    _ number: Int, _ name: String, _ latex: String,
    range: ClosedRange<Double> = -Double.infinity...Double.infinity,
    at place: Place = .draws,
    reference: (@Sendable (Inputs, EquationValues) throws -> [Double])? = nil
  ) {
    (self.number, self.name, self.latex) = (number, name, latex)
    (self.place, self.reference, self.range) = (place, reference, range)
  }

  /// The largest difference of its sides and the reference over some draws.
  func check(with values: EquationValues) -> Check {
    let subject = "of the text's \(name), \(latex)"
    do {
      return Check(
        .printed, subject, measured: try error(with: values), tolerance: PrintedCheck.tolerance,
        count: Identity.drawCount)
    } catch {
      return Check(
        .printed, "\(subject): \(error)", measured: .greatestFiniteMagnitude,
        tolerance: PrintedCheck.tolerance, count: Identity.drawCount)
    }
  }

  private func error(with values: EquationValues) throws -> Double {
    let notation = Notation.of(number)
    let formula = try PrintedFormula(parsing: latex, notation)
    var worst = 0.0
    for draw in 0..<Identity.drawCount {
      let inputs = inputs(draw)
      // The finite problem has no loss of its own.
      let losses = place == .optimum ? [:] : notation.losses(at: inputs)
      let printed = PrintedValues(notation: notation, values: inputs.values, losses: losses)
      var sides = try reference.map { [Value(try $0(inputs, values))] } ?? []
      for side in formula.clauses.flatMap(\.sides) { sides.append(try side.value(printed)) }
      worst = max(worst, try largestError(of: sides.map { Value($0.elements.map(clipped)) }))
    }
    return worst
  }

  private func inputs(_ draw: Int) -> Inputs {
    switch place {
    case .draws: return Inputs.drawn(draw).withSymbols()
    case .oneHalf:
      let inputs = Inputs.drawn(draw).withSymbols()
      return inputs.with(["outputs": .samples(inputs["outputs"].map { _ in 0.5 })])
    case .optimum:
      let checks = OptimumChecks()
      return checks.inputs.with(["optimum": .samples(checks.minimum(of: number))])
    }
  }

  private func clipped(_ value: Double) -> Double {
    min(max(value, range.lowerBound), range.upperBound)
  }
}

// MARK: The formulas

extension TextFormula {
  static let all = weights + optima + losses

  private static let weights = [
    TextFormula(22, "expert-weight", #"\alpha-1/d"#) { x, _ in
      LossWeights.ofPolicy(in: 22, on: "expert", x)
    },
    TextFormula(22, "rollout-weight", "1/(1-d)") { x, _ in
      LossWeights.ofPolicy(in: 22, on: "rollout", x)
    },
    TextFormula(
      22, "expert-weight-at-one-half", #"\alpha-1/d=\alpha-2"#, at: .oneHalf,
      reference: { x, _ in LossWeights.ofPolicy(in: 22, on: "expert", x) }),
    TextFormula(
      22, "rollout-weight-at-one-half", "1/(1-d)=2", at: .oneHalf,
      reference: { x, _ in LossWeights.ofPolicy(in: 22, on: "rollout", x) }),
    TextFormula(34, "suboptimal-weight", #"\beta_o/(1-d_o)-\beta_r/d_r"#) { x, _ in
      LossWeights.ofPolicy(in: 34, on: "suboptimal", x)
    },
  ]

  private static let optima = [
    TextFormula(
      26, "reliability-optimum", #"d_r^*=(P_{D_e}+P_{D_o})/(P_{D_e}+P_{D_o}+P_{D_r})"#,
      range: OptimumChecks.range, at: .optimum
    ) { x, _ in x["optimum"] },
    TextFormula(
      27, "optimality-optimum", #"d_o^*=\eta P_{D_e}/(P_{D_o}+P_{D_r})"#,
      range: OptimumChecks.range, at: .optimum
    ) { x, _ in x["optimum"] },
  ]

  private static let losses = [
    TextFormula(
      20, "corrective-gradient", #"\int\tfrac{\partial F}{\partial d}\nabla\log\pi\,dx"#
    ) { x, values in
      // The loss is linear in log π: its value at the scores is its derivative along them.
      try values(
        20,
        x.with("logPolicy.expert", as: "scores.expert")
          .with("logPolicy.rollout", as: "scores.rollout")
      ).map { -$0 }
    },
    TextFormula(22, "policy-loss", #"\alpha_\pi L_\pi+L_\pi^{corr}"#) { try $1(22, $0) },
    TextFormula(24, "model-loss", #"\alpha_f L_f+L_f^{corr}"#) {
      try $1(24, $0.with("alpha", as: "alphaDynamics"))
    },
    TextFormula(28, "beta", #"\beta_o=1-\beta_r"#),
    TextFormula(32, "expert-terms", #"\eta/d_o+\eta/(1-d_o)=\eta/(d_o(1-d_o))"#),
  ]
}
