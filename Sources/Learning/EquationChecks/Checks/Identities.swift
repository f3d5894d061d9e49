internal import Formulas
internal import RealModule

extension Identity {
  static let transcriptionName = "with its transcription"

  /// The equation against its transcription.
  static func transcription(of number: Int) -> Identity {
    Identity([number], subject: transcriptionName) { values, x in
      (try values(number, x), Transcriptions.value(of: number, x) ?? [])
    }
  }

  /// The relations of the equations that the paper claims, and those of the comparison methods.
  static let algebraic = forms + integrals + combinations + comparisons

  /// Two forms of the same loss.
  private static let forms =
    [(7, 20), (8, 21), (23, 24)].map { left, right in
      Identity([left, right], subject: "(\(left)) = (\(right))") { values, x in
        (try values(left, x), try values(right, x))
      }
    }
    + [(4, 3), (16, 14), (31, 9), (31, 27)].map { integral, loss in
      Identity(
        [integral], subject: "(\(integral)) = (\(loss)), with the fractions of samples as masses"
      ) { values, x in
        (try values(integral, x), try values(loss, x))
      }
    }

  /// Sums over a finite space against expectations over its samples.
  private static let integrals = [
    Identity([6, 19], subject: "(19) = -(6), with the fractions of samples as masses") {
      values, x in
      (try values(19, x), try values(6, x).map { -$0 })
    },
    Identity([6], subject: "(6) = the derivative of (7), linear in log pi, along the scores") {
      values, x in
      (
        try values(6, x),
        try values(
          7,
          x.with("logPolicy.expert", as: "scores.expert")
            .with("logPolicy.rollout", as: "scores.rollout"))
      )
    },
    Identity(
      [32, 33], subject: "(32) = -the derivative of (33), linear in log pi, along the scores"
    ) {
      values, x in
      (
        try values(32, x),
        try values(
          33,
          x.with("logPolicy.expert", as: "scores.expert")
            .with("logPolicy.suboptimal", as: "scores.suboptimal")
            .with("logPolicy.rollout", as: "scores.rollout")
        ).map { -$0 }
      )
    },
    Identity([18, 19], subject: "(19) = the sum of (18) where the derivative of d is 1") {
      values, x in
      let (d, expert, rollout) = (x["outputs"], x["masses.expert"], x["masses.rollout"])
      let derivatives = d.indices.map { -expert[$0] / d[$0] + rollout[$0] / (1 - d[$0]) }
      let points = x.with([
        "integrandDerivatives": .samples(derivatives),
        "outputDerivatives": .samples(d.map { _ in 1 }),
      ])
      return (try values(19, x), [try values(18, points).reduce(0, +)])
    },
  ]

  /// Losses against the sums of their parts.
  private static let combinations = [
    Identity([13], subject: "(13) = (1) on expert data + (1) on rollouts") { values, x in
      (
        try values(13, x),
        [
          try values(1, x.with("logPolicy", as: "logPolicy.expert"))[0]
            + values(1, x.with("logPolicy", as: "logPolicy.rollout"))[0]
        ]
      )
    },
    Identity([22, 15], subject: "(22) = (15) of (11) and (20)") { values, x in
      (
        try values(22, x),
        try values(
          15, x.with(numbers: ["likelihoodLoss": values(11, x), "correction": values(20, x)]))
      )
    },
    Identity([23, 15], subject: "(23) = (15) of (12) and (21)") { values, x in
      (
        try values(23, x),
        try values(
          15, x.with(numbers: ["likelihoodLoss": values(12, x), "correction": values(21, x)]))
      )
    },
    Identity([26], subject: "(26) = (3) + (1) of log d on suboptimal data") { values, x in
      let logs = x["outputs.suboptimal"].map { Double.log($0) }
      return (
        try values(26, x),
        [try values(3, x)[0] + values(1, x.with(["logPolicy": .samples(logs)]))[0]]
      )
    },
    Identity([10], subject: "(10) = beta_r (30) + beta_o (33)") { values, x in
      (
        try values(10, x),
        [
          try x.number("weights.betaR") * values(30, x)[0]
            + x.number("weights.betaO") * values(33, x)[0]
        ]
      )
    },
    Identity([34, 28], subject: "(34) = (28) of (1), (30) and (33)") { values, x in
      let parts = try x.with(numbers: [
        "likelihoodLoss": values(1, x.with("logPolicy", as: "logPolicy.expert")),
        "reliabilityCorrection": values(30, x), "optimalityCorrection": values(33, x),
      ])
      return (try values(34, x), try values(28, parts))
    },
    Identity([35, 28], subject: "(35) = (28) of (2) on both recorded sets and (29)") { values, x in
      let expert = try values(2, x.with("logDynamics", as: "logDynamics.expert"))
      let suboptimal = try values(2, x.with("logDynamics", as: "logDynamics.suboptimal"))
      let parts = try x.with(numbers: [
        "likelihoodLoss": [expert[0] + suboptimal[0]], "reliabilityCorrection": values(29, x),
        "weights.betaR": [1], "weights.betaO": [0],
      ])
      return (try values(35, x), try values(28, parts))
    },
  ]
}

extension Inputs {
  /// These inputs with other numbers, each the only one of its list.
  fileprivate func with(numbers: [String: [Double]]) -> Inputs {
    with(numbers.mapValues { .number($0[0]) })
  }
}
