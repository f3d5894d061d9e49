import Statistics

// Judgements in words, with all digits of their numbers, as `JudgementRecord` has them.

extension Judgement {
  /// The verdict, with every reading if there are several.
  public var words: String {
    switch verdict {
    case .comparable(let outcome): return outcome.words
    case .notComparable(let obstacles):
      let reasons = obstacles.map(\.description).joined(separator: ", ")
      let readings = comparisons.map { comparison in
        let kind = comparison.reading.isStandardError ? "standard error" : "standard deviation"
        return "\(comparison.outcome.words) if ± is the \(kind) of "
          + "\(comparison.reading.seedCount) seeds"
      }
      return (["not comparable: \(reasons)"] + readings).joined(separator: "; ")
    }
  }
}

extension Verdict {
  /// All values of `kind`.
  public static let kinds = ["equivalent", "higher", "lower", "inconclusive", "not comparable"]

  /// The outcome without numbers, or that there is none.
  public var kind: String {
    if case .comparable(let outcome) = self { outcome.name } else { "not comparable" }
  }
}

extension Outcome {
  public var name: String {
    switch self {
    case .equivalent: "equivalent"
    case .higher: "higher"
    case .lower: "lower"
    case .inconclusive: "inconclusive"
    }
  }

  fileprivate var words: String {
    guard case .inconclusive(let seedsNeeded) = self else { return name }
    return name
      + (seedsNeeded.map { ", \($0) seeds would decide" } ?? " with any number of seeds")
  }
}

extension MethodOrder {
  /// τ and its interval.
  public var words: String {
    "τ \(agreement)" + (interval.map { ", 95 % from \($0.lower) to \($0.upper)" } ?? "")
  }
}

extension PairedComparison {
  /// The outcome, the mean difference, its interval, and the seeds.
  public var words: String {
    let interval = test?.interval()
    let range = interval.map { ", 95 % from \($0.lower) to \($0.upper)" } ?? ""
    return "\(outcome.rawValue): difference \(meanDifference)\(range), seeds "
      + seeds.map(String.init).joined(separator: ", ")
  }
}

extension ClaimFinding {
  /// The state and, for each criterion, its numbers of true, false, open and required statements.
  public var words: String {
    let tallies = tallies.map { "\($0.text ?? "—"), \($0.neededCount) required" }
    return "\(state.rawValue) (\(tallies.joined(separator: "; ")))"
  }
}

extension ClaimFinding.Tally {
  /// The numbers of true, false and open statements; `nil` if there is no statement.
  public var text: String? {
    trueCount + falseCount + openCount == 0 ? nil : "\(trueCount)/\(falseCount)/\(openCount)"
  }
}
