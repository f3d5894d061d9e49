internal import Formulas

extension Notation {
  /// The notation of an objective of the comparison methods and the experts; each method has its own.
  static func comparison(_ number: Int) -> Notation {
    switch number {
    case 36, 37: dwbc
    case 38: oril
    case 39: td3.with("y", as: .loss(39))
    case 40...42: td3
    case 43: valueDICE.with("J", as: .loss(43))
    case 44, 45: valueDICE
    case 46: iqLearn.with("V(s)", as: .loss(46))
    case 47: iqLearn
    case 48: iqLearn.with("V(s)", as: .quantity("softValues"))
    case 49: tqc.with("y_i", as: .loss(49))
    case 50...52: tqc
    default: dynamics
    }
  }

  /// This notation with a symbol that an equation defines.
  private func with(_ symbol: String, as meaning: Meaning) -> Notation {
    var notation = self
    notation.meanings[symbol] = meaning
    return notation
  }

  private static let datasets = ["D_e": "expert", "D_o": "suboptimal", "D_r": "rollout"]

  private static let dwbc = Notation(
    meanings: [
      "d": .quantity("outputs"), #"d(s,a,\log\pi(a|s))"#: .quantity("outputs"),
      #"\bar d"#: .quantity("thresholded"), #"\pi"#: .quantity("policy"),
      #"\alpha"#: .number("alpha"), #"\eta"#: .number("eta"), "L_d": .loss(36),
      #"L_\pi"#: .loss(37),
    ],
    datasets: datasets, trained: [#"\pi"#, "d"], probabilities: ["d", #"\bar d"#],
    families: [[#"\alpha"#, #"\eta"#], ["L_d", #"L_\pi"#]])

  private static let oril = Notation(
    meanings: [
      "R": .quantity("rewards"), #"\gamma"#: .number("positiveFraction"), "L_R": .loss(38),
    ],
    datasets: datasets, trained: ["R", #"\pi"#], probabilities: ["R"])

  private static let td3 = Notation(
    meanings: [
      "y": .quantity("targets"), "r": .quantity("rewards"), "c": .quantity("continuations"),
      #"\gamma"#: .number("discount"), #"\bar Q_1"#: .quantity("firstValues"),
      #"\bar Q_2"#: .quantity("secondValues"), "Q_1": .quantity("firstValues"),
      "Q_2": .quantity("secondValues"), #"Q_1(s,\pi(s))"#: .quantity("values"),
      #"\pi(s)"#: .quantity("modes"), "a": .quantity("actions"), #"\alpha"#: .number("alpha"),
      #"\lambda"#: .number("valueWeight"), "L_Q": .loss(40), #"L_\pi"#: .loss(42),
    ],
    trained: [#"\pi"#, "{Q_1,Q_2}"],
    families: [
      ["Q_1", "Q_2"], [#"\bar Q_1"#, #"\bar Q_2"#], ["r", "y", "c"], [#"\gamma"#, #"\alpha"#],
      ["L_Q", #"L_\pi"#], [#"\pi(s)"#, "a"],
    ])

  private static let valueDICE = Notation(
    meanings: [
      #"\nu(s,a)"#: .quantity("nuHere"), #"\nu(s',a')"#: .quantity("nuNext"),
      #"\nu(s,a_0)"#: .quantity("nuInitial"), #"\alpha"#: .number("replayFraction"),
      #"\gamma"#: .number("discount"), "J": .number("objective"),
      #"\lVert\nabla\nu\rVert"#: .quantity("gradientNorms"), #"c_\nu"#: .number("penaltyWeight"),
      #"c_\pi"#: .number("penaltyWeight"), "W_{ik}": .indexed("weights", ["i", "k"]),
      "W_{jk}": .indexed("weights", ["j", "k"]), #"L_\nu"#: .loss(44), #"L_\pi"#: .loss(45),
    ],
    datasets: datasets, ranges: ["i": "rowCount", "j": "rowCount", "k": "columnCount"],
    trained: [#"\pi"#, #"\nu"#],
    families: [
      [#"\alpha"#, #"\gamma"#], ["W_{ik}", "W_{jk}"], [#"L_\nu"#, #"L_\pi"#],
    ])

  private static let iqLearn = Notation(
    meanings: [
      "V(s)": .quantity("stateValues"), #"\bar V(s')"#: .quantity("nextStateValues"),
      "Q(s,a)": .quantity("values"), #"Q(s,\tilde a)"#: .quantity("values"),
      #"\pi(\tilde a|s)"#: .quantity("drawnPolicy"), #"\tau"#: .number("temperature"),
      "r": .quantity("impliedRewards"), "y": .quantity("targets"),
      "c": .quantity("continuations"), #"\gamma"#: .number("discount"),
      #"\alpha"#: .number("alpha"), "L_Q": .loss(47), #"L_\pi"#: .loss(48),
    ],
    datasets: datasets, trained: [#"\pi"#, "Q"],
    families: [
      ["r", "y", "c"], [#"\tau"#, #"\alpha"#, #"\gamma"#], ["L_Q", #"L_\pi"#],
    ])

  private static let tqc = Notation(
    meanings: [
      "r": .quantity("rewards"), "c": .quantity("continuations"),
      "z_{(i)}": .quantity("quantiles"), #"\pi(a'|s')"#: .quantity("drawnPolicy"),
      #"\pi(\tilde a|s)"#: .quantity("drawnPolicy"), #"Q(s,\tilde a)"#: .quantity("values"),
      #"\alpha"#: .number("temperature"), #"\gamma"#: .number("discount"),
      "H": .number("targetEntropy"), "M": .number("quantileCount"), "k": .number("targetCount"),
      "y_i": .indexed("target", ["i"]), "z_m": .indexed("quantile", ["m"]),
      "x": .quantity("deviations"), "L_z": .loss(50), #"L_\pi"#: .loss(51),
      #"L_\alpha"#: .loss(52),
    ],
    functions: ["h": .huber], trained: [#"\pi"#, "z", #"\alpha"#],
    families: [
      ["y_i", "z_m"], ["M", "k"], [#"\alpha"#, #"\gamma"#], ["r", "c"],
      ["L_z", #"L_\pi"#, #"L_\alpha"#],
    ])

  private static let dynamics = Notation(
    meanings: [
      "u_j": .indexed("upper", ["j"]), "l_j": .indexed("lower", ["j"]), "c_b": .number("weight"),
      "L_b": .loss(53),
    ],
    ranges: ["j": "boundCount"], families: [["u_j", "l_j"]])
}
