internal import Formulas

extension Identity {
  /// Relations of the comparison methods' objectives with one another and with the paper's equations.
  static let comparisons = [
    Identity([36, 9], subject: "(36) = (9) / eta without rollouts") { values, x in
      let eta = x.number("eta")
      return (try values(36, x), try values(9, x.withoutRollouts()).map { $0 / eta })
    },
    Identity([38, 9], subject: "(38) = (9) of R without rollouts") { values, x in
      let rewards = x.withoutRollouts().with("outputs.expert", as: "rewards.expert")
        .with("outputs.suboptimal", as: "rewards.suboptimal").with("eta", as: "positiveFraction")
      return (try values(38, x), try values(9, rewards))
    },
    Identity(
      [37], subject: "(37) of d above one half = (22) - (1) on both datasets, at eta = 1 / d"
    ) {
      values, x in
      // With d = ¾ everywhere, η/d(1 − d) = 1/d for η = ¼, and 1/(1 − d̄) = 1/(1 − d).
      let d = 0.75
      let inputs = x.with([
        "eta": .number(1 - d),
        "outputs.expert": .samples(x["outputs.expert"].map { _ in d }),
        "outputs.suboptimal": .samples(x["outputs.suboptimal"].map { _ in d }),
        "outputs.rollout": .samples(x["outputs.suboptimal"].map { _ in d }),
        "logPolicy.rollout": .samples(x["logPolicy.suboptimal"]),
      ])
      let expert = try values(1, x.with("logPolicy", as: "logPolicy.expert"))[0]
      let suboptimal = try values(1, x.with("logPolicy", as: "logPolicy.suboptimal"))[0]
      return (
        try values(37, inputs), try values(22, inputs).map { $0 - expert - suboptimal }
      )
    },
    Identity([41, 42], subject: "(42) with (41) does not depend on the scale of Q") { values, x in
      let scaled = x.with(["values": .samples(x["values"].map { 3 * $0 })])
      func loss(_ inputs: Inputs) throws -> [Double] {
        try values(42, inputs.with(["valueWeight": .number(values(41, inputs)[0])]))
      }
      return (try loss(x), try loss(scaled))
    },
    Identity([43], subject: "(43) is the same with a constant added to nu") { values, x in
      let names = ["nu.expert", "nu.expertNext", "nu.rollout", "nu.rolloutNext", "nu.initial"]
      let shifted = x.with(
        Dictionary(
          uniqueKeysWithValues: names.map { name in
            (name, Value.samples(x[name].map { $0 + 1.5 }))
          }))
      return (try values(43, x), try values(43, shifted))
    },
    Identity([44, 45], subject: "(44) = -(45) without penalties") { values, x in
      let unit = x.with(["gradientNorms": .samples([1, 1]), "rowProducts": .samples([0, 0])])
      return (try values(44, unit), try values(45, unit).map { -$0 })
    },
    Identity([46, 48], subject: "(48) = minus the mean of (46)") { values, x in
      let states = try values(46, x)
      return (try values(48, x), [-states.reduce(0, +) / Double(states.count)])
    },
    Identity([48, 51], subject: "(51) = (48) at the same temperature") { values, x in
      (try values(51, x), try values(48, x))
    },
    Identity([49, 39], subject: "(49) = (39) of two critics equal to z - alpha log pi") {
      values, x in
      let temperature = x.number("temperature")
      let soft = Value.samples(
        zip(x["quantiles"], x["logPolicy"]).map { $0 - temperature * $1 })
      return (
        try values(49, x), try values(39, x.with(["firstValues": soft, "secondValues": soft]))
      )
    },
    Identity([50, 40], subject: "(50) = (40) / 8 at the median, for small deviations") {
      values, x in
      let small = x["values"].map { $0 / 4 }
      let inputs = x.with([
        "deviations": .samples(small), "levels": .samples(small.map { _ in 0.5 }),
        "firstValues": .samples(small), "secondValues": .samples(small),
        "targets": .samples(small.map { _ in 0 }),
      ])
      return (try values(50, inputs), try values(40, inputs).map { $0 / 8 })
    },
    Identity([47], subject: "(47) = E[V - y] where Q is y") { values, x in
      let inputs = x.with("values", as: "targets")
      let differences = zip(x["stateValues"], x["targets"]).map { $0 - $1 }
      return (try values(47, inputs), [differences.reduce(0, +) / Double(differences.count)])
    },
    Identity([53], subject: "(53) changes its sign with the bounds exchanged") { values, x in
      let exchanged = x.with("upper", as: "lower").with(["lower": .samples(x["upper"])])
      return (try values(53, x), try values(53, exchanged).map { -$0 })
    },
    Identity([52], subject: "(52) is 0 where the mean of log pi is -H") { values, x in
      (
        try values(52, x.with(["meanLogDensity": .number(-x.number("targetEntropy"))])),
        [0]
      )
    },
  ]
}

extension Inputs {
  /// With d = 0 on the rollouts, which then add nothing to a discriminator's loss.
  fileprivate func withoutRollouts() -> Inputs {
    with(["outputs.rollout": .samples(self["outputs.rollout"].map { _ in 0 })])
  }
}
