internal import Formulas

extension Notation {
  /// The notation of an equation.
  static func of(_ number: Int) -> Notation {
    EquationReport.paperNumbers.contains(number) ? paper(number) : comparison(number)
  }

  private static func paper(_ number: Int) -> Notation {
    number == 9 || number == 10 || number >= 25 ? d2mil : dmil
  }

  private static let dmil = shared(
    domain: (#"\Omega_{sas'}"#, "x"),
    [
      "d": .quantity("outputs"),
      #"\partial F/\partial d"#: .quantity("integrandDerivatives"),
      #"F(x,d,\log\pi,\log f)"#: .quantity("integrand"),
      #"\partial d/\partial\log\pi"#: .quantity("outputDerivatives"),
      #"\partial d/\partial\pi"#: .quantity("outputDerivativesByDensity"),
      #"\partial d/\partial\log f"#: .quantity("outputDerivativesByDynamics"),
      #"\partial\pi/\partial\theta_\pi"#: .quantity("policyDerivatives"),
      #"\partial f/\partial\theta_f"#: .quantity("dynamicsDerivatives"),
      #"F_\pi"#: .quantity("integrandDerivativesByPolicy"),
      "F_f": .quantity("integrandDerivativesByDynamics"),
      "s": .quantity("state"),
      #"\mu_{\theta_f}(s,a)"#: .quantity("modelMean"),
      #"\Sigma_{\theta_f}(s,a)"#: .quantity("modelVariance"),
      #"L_\pi"#: .loss(1), "L_f": .loss(2), "L_d": .loss(3),
      #"L_d(d,\log\pi,\log f)"#: .loss(16),
      #"L_\pi^{corr}"#: .loss(7), "L_f^{corr}": .loss(8),
      #"L_\pi^{\text{fine-tune}}"#: .loss(13),
      #"L_\pi^{DMIL}"#: .loss(22), "L_f^{DMIL}": .loss(24),
    ],
    probabilities: ["d"],
    families: [
      [
        #"\partial d/\partial\log\pi"#, #"\partial d/\partial\log f"#, #"\partial d/\partial\pi"#,
      ],
      [#"\partial\pi/\partial\theta_\pi"#, #"\partial f/\partial\theta_f"#],
      [#"F_\pi"#, "F_f"],
      [#"L_\pi"#, "L_f", "L_d", #"L_\pi^{corr}"#, "L_f^{corr}"],
      [#"L_\pi^{DMIL}"#, "L_f^{DMIL}"],
    ])

  private static let d2mil = shared(
    domain: (#"\Omega_{sa}"#, "z"),
    [
      "d": .quantity("other"), "d_o^*": .quantity("optimum"), "d_r^*": .quantity("optimum"),
      "d_o": .quantity("optimality"), "d_r": .quantity("reliability"),
      #"d_o(s,a,\log\pi(a|s))"#: .quantity("optimality"),
      #"d_r(s,a,\log\pi,\log f)"#: .quantity("reliability"),
      #"\partial F_o/\partial d_o"#: .quantity("optimalityIntegrandDerivatives"),
      #"F_o(z,d_o,\log\pi)"#: .quantity("optimalityIntegrand"),
      #"\eta"#: .number("eta"), #"\beta_o"#: .number("weights.betaO"),
      #"\beta_r"#: .number("weights.betaR"),
      #"L_\pi"#: .loss(1), "L_f'": .number("recordedLikelihoodLoss"),
      "L_{d_r}": .loss(26), "L_{d_o}": .loss(27),
      #"L_\pi^{corr}"#: .loss(10), "L_f^{corr}": .loss(29),
      #"L_\pi^{corr_r}"#: .loss(30), #"L_\pi^{corr_o}"#: .loss(33),
      #"L_\pi^{D2MIL}"#: .loss(34), "L_f^{D2MIL}": .loss(35),
    ],
    probabilities: ["d_o", "d_r"],
    families: [
      ["d_o", "d_r", "d"], [#"\eta"#, #"\beta_o"#, #"\beta_r"#],
      [#"L_\pi"#, "L_f'", #"L_\pi^{corr}"#, "L_f^{corr}"], ["L_{d_r}", "L_{d_o}"],
      [#"L_\pi^{corr_r}"#, #"L_\pi^{corr_o}"#], [#"L_\pi^{D2MIL}"#, "L_f^{D2MIL}"],
    ])

  /// With what DMIL and D2MIL have in common.
  private static func shared(
    domain: (name: String, variable: String), _ meanings: [String: Meaning],
    probabilities: Set<String>, families: [[String]]
  ) -> Notation {
    let common: [String: Meaning] = [
      #"\pi"#: .quantity("policy"), #"\pi(a|s)"#: .quantity("policy"),
      "f": .quantity("dynamics"), "f(s'|s,a)": .quantity("dynamics"),
      #"\nabla\log\pi"#: .quantity("scores"),
      #"\nabla_{\theta_\pi}\log\pi"#: .quantity("scores"),
      #"\nabla_{\theta_f}\log f"#: .quantity("dynamicsScores"),
      #"\alpha"#: .number("alpha"), #"\alpha_\pi"#: .number("alpha"),
      #"\alpha_f"#: .number("alphaDynamics"),
      "P_{D_e}": .quantity("masses.expert"), "P_{D_e}(x)": .quantity("masses.expert"),
      "P_{D_o}": .quantity("masses.suboptimal"), "P_{D_o}(x)": .quantity("masses.suboptimal"),
      "P_{D_r}": .quantity("masses.rollout"), "P_{D_r}(x)": .quantity("masses.rollout"),
    ]
    return Notation(
      meanings: common.merging(meanings) { $1 },
      datasets: ["D_e": "expert", "D_o": "suboptimal", "D_r": "rollout"],
      domains: [domain.name: domain.variable],
      trained: [#"\pi"#, "f", "d"], parameters: [#"{\theta_\pi}"#, #"{\theta_f}"#],
      probabilities: probabilities,
      families: families + [
        [#"\pi"#, "f"], [#"\alpha_\pi"#, #"\alpha_f"#], ["P_{D_e}", "P_{D_o}", "P_{D_r}"],
      ])
  }
}
