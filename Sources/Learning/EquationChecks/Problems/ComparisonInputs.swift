internal import Formulas
internal import LinearAlgebra
internal import RealModule

extension Inputs {
  private static let batchCount = 9
  private static let quantileCount = 3
  private static let targetCount = 4
  private static let rowCount = 3
  private static let columnCount = 4

  /// Consistent values for the parameters of the comparison methods' objectives, and for the symbols of
  /// their formulas: `logPolicy` is that of the drawn actions.
  func withComparisons(using generator: inout Generator) -> Inputs {
    func drawn(_ count: Int, _ scale: Double) -> [Double] {
      (0..<count).map { _ in scale * (2 * generator.uniform() - 1) }
    }
    let count = Self.batchCount
    let logTemperature = drawn(1, 1)[0] - 1
    var values: [String: Value] = [
      "positiveFraction": .number(0.3 + 0.4 * generator.uniform()), "discount": .number(0.9),
      "replayFraction": .number(0.2), "penaltyWeight": .number(3), "weight": .number(0.5),
      "logTemperature": .number(logTemperature), "temperature": .number(.exp(logTemperature)),
      "targetEntropy": .number(-2), "objective": .number(drawn(1, 2)[0]),
      "continuations": .samples(drawn(count, 1).map { $0 < -0.4 ? 0 : 1 }),
      "modes": .samples(drawn(2 * count, 0.9)), "actions": .samples(drawn(2 * count, 0.9)),
      "gradientNorms": .samples(drawn(count, 1).map { 1.2 + $0 }),
      "upper": .samples(drawn(3, 1).map { $0 + 2 }), "lower": .samples(drawn(3, 1).map { $0 - 5 }),
    ]
    for name in [
      "rewards", "values", "firstValues", "secondValues", "stateValues", "nextStateValues",
      "quantiles", "nu.expert", "nu.expertNext", "nu.initial",
    ] {
      values[name] = .samples(drawn(count, 2))
    }
    for name in ["nu.rollout", "nu.rolloutNext"] { values[name] = .samples(drawn(count - 2, 2)) }
    for dataset in ["expert", "suboptimal", "rollout"] {
      let outputs = self["outputs.\(dataset)"]
      values["rewards.\(dataset)"] = .samples(outputs.map { 1 - 0.8 * $0 })
      values["thresholded.\(dataset)"] = .samples(outputs.map { $0 < 0.5 ? 0 : $0 })
    }
    values["thresholded"] = .samples(self["outputs"].map { $0 < 0.5 ? 0 : $0 })
    let complete = with(values)
    return complete.with(complete.derived(using: &generator))
  }

  /// What follows from other values.
  private func derived(using generator: inout Generator) -> [String: Value] {
    func combined(_ first: String, _ second: String, _ of: (Double, Double) -> Double) -> Value {
      .samples(zip(self[first], self[second]).map(of))
    }
    let (discount, temperature) = (number("discount"), number("temperature"))
    let logs = self["logPolicy"]
    var values: [String: Value] = [
      "targets": combined("continuations", "nextStateValues") { discount * $0 * $1 },
      "softValues": combined("values", "logPolicy") { $0 - temperature * $1 },
      "meanLogDensity": .number(logs.reduce(0, +) / Double(logs.count)),
      "drawnPolicy": .samples(logs.map { .exp($0) }),
      "valueWeight": .number(
        number("alpha") * Double(logs.count) / self["values"].reduce(0) { $0 + abs($1) }),
      "quantileCount": .number(Double(Self.quantileCount)),
      "targetCount": .number(Double(Self.targetCount)),
      "rowCount": .number(Double(Self.rowCount)),
      "columnCount": .number(Double(Self.columnCount)),
      "boundCount": .number(Double(self["upper"].count)),
      "nuHere.expert": .samples(self["nu.expert"]),
      "nuNext.expert": .samples(self["nu.expertNext"]),
      "nuHere.rollout": .samples(self["nu.rollout"]),
      "nuNext.rollout": .samples(self["nu.rolloutNext"]),
      "nuInitial.expert": .samples(self["nu.initial"]),
    ]
    values["impliedRewards"] = .samples(
      zip(self["values"], values["targets"]?.elements ?? []).map { $0 - $1 })
    for name in ["targets", "softValues", "drawnPolicy", "impliedRewards"] {
      values["\(name).expert"] = values[name]
    }
    for name in ["values", "stateValues"] { values["\(name).expert"] = .samples(self[name]) }
    for bound in ["upper", "lower"] {
      for (index, value) in self[bound].enumerated() {
        values["\(bound).\(index + 1)"] = .number(value)
      }
    }
    addQuantiles(to: &values, using: &generator)
    addWeights(to: &values, using: &generator)
    return values
  }

  /// Targets and quantiles of each transition, and their differences.
  private func addQuantiles(to values: inout [String: Value], using generator: inout Generator) {
    let count = 5
    func drawn() -> [Double] { (0..<count).map { _ in 4 * generator.uniform() - 2 } }
    let targets = (0..<Self.targetCount).map { _ in drawn() }
    let quantiles = (0..<Self.quantileCount).map { _ in drawn() }
    for (index, target) in targets.enumerated() { values["target.\(index + 1)"] = .samples(target) }
    for (index, quantile) in quantiles.enumerated() {
      values["quantile.\(index + 1)"] = .samples(quantile)
    }
    var (deviations, levels): ([Double], [Double]) = ([], [])
    for row in 0..<count {
      for (level, quantile) in quantiles.enumerated() {
        for target in targets {
          deviations.append(target[row] - quantile[row])
          levels.append((Double(level) + 0.5) / Double(quantiles.count))
        }
      }
    }
    values["deviations"] = .samples(deviations)
    values["levels"] = .samples(levels)
  }

  /// The weights of a layer, and the products of its different rows.
  private func addWeights(to values: inout [String: Value], using generator: inout Generator) {
    let weights = (0..<Self.rowCount).map { _ in
      (0..<Self.columnCount).map { _ in 2 * generator.uniform() - 1 }
    }
    var products: [Double] = []
    for (i, first) in weights.enumerated() {
      for (k, weight) in first.enumerated() {
        values["weights.\(i + 1).\(k + 1)"] = .number(weight)
      }
      for (j, second) in weights.enumerated() where j != i {
        products.append(zip(first, second).reduce(0) { $0 + $1.0 * $1.1 })
      }
    }
    values["rowProducts"] = .samples(products)
  }
}
