public import Claims
import Records
import Statistics

/// The difference between the scores of two methods on common seeds, in traced numbers and in words.
///
/// A cell with a diverged seed has no fair mean, so it is not compared.
public struct TracedComparison {
  private let first, second: [Results.Entry]
  private let published: Published?
  /// `nil` without common seeds, or if a seed diverged.
  public let comparison: PairedComparison?

  /// The entries are those of two methods on the same subset, at least one of each.
  public init(_ first: [Results.Entry], _ second: [Results.Entry], published: Published?) {
    (self.first, self.second, self.published) = (first, second, published)
    let suite = published?.suite(of: ScoreReference(of: first[0].run))
    comparison = PairedComparison(
      first.values(of: Metric.score), second.values(of: Metric.score), margin: suite?.margin)
  }

  /// Whether a seed of either method diverged.
  public var hasDiverged: Bool { (first + second).contains(where: \.hasDiverged) }

  // MARK: Numbers

  /// The first score minus the second, the mean over seeds.
  public var difference: TracedText {
    let pairs = inputs.indices.filter { $0.isMultiple(of: 2) }.map { "(#\($0 + 1) − #\($0 + 2))" }
    return computed(
      "", "(\(pairs.joined(separator: " + "))) / \(pairs.count)", comparison?.meanDifference
    ).text(digits: 1)
  }

  /// The 95 % interval of the difference; empty for one seed.
  public var interval: TracedText {
    guard let interval = comparison?.test?.interval() else { return "" }
    return computed("/interval", "95 % interval of the mean of paired differences, by Student's t")
      .text(interval.text(digits: 1))
  }

  /// The least difference that as many seeds would detect; empty for one seed.
  public var detectable: TracedText {
    guard let test = comparison?.test else { return "" }
    return computed(
      "/detectable",
      "(t₀.₉₇₅ + t₀.₈) × standard error of the mean of paired differences (Bloom, 1995)",
      test.detectableDifference()
    ).text(digits: 1)
  }

  /// The number of common seeds.
  public func seedCount(in words: (Int) -> String = String.init) -> TracedText {
    let count = comparison?.seeds.count ?? 0
    return computed("/seeds", "number of seeds that both methods have", Double(count))
      .text(words(count))
  }

  /// The outcome, traced to the scores, in these words.
  public func outcome(in words: String) -> TracedText {
    computed(
      "/outcome",
      "ahead if the 95 % interval is above 0, behind if it is below 0, level if it contains 0 and is "
        + "within the margin, otherwise undecided"
    ).text(words)
  }

  private var inputs: [NumberSource] {
    (comparison?.seeds ?? []).flatMap { seed in
      [first, second].map { $0.filter { $0.run.seed == seed }.source(of: Metric.score, .value) }
    }
  }

  private func computed(_ suffix: String, _ formula: String, _ value: Double? = nil)
    -> ComputedNumber
  {
    let reference = ScoreReference(of: first[0].run)
    return ComputedNumber(
      name: "paired/\(reference)/\(second[0].run.cell.method)\(suffix)", formula: formula,
      inputs: inputs, value: value)
  }

  // MARK: Words

  /// What follows "the method is": "ahead of BC by 4.2 points (95 % interval 1.0 to 7.4, three seeds)".
  public var phrase: TracedText {
    let other = title(ofMethod: second[0].run.cell.method)
    guard let comparison else {
      return hasDiverged
        ? "not comparable with \(other), because a seed diverged" : "not yet compared with \(other)"
    }
    let seeds = seedCount(in: spelledSeeds)
    let evidence: TracedText = "95\u{A0}% interval \(interval)"
    switch comparison.outcome {
    case .ahead:
      return
        "\(outcome(in: "ahead of")) \(other) by \(difference) points (\(evidence), \(seeds))"
    case .behind:
      let reverse = TracedComparison(second, first, published: published)
      return """
        \(outcome(in: "behind")) \(other) by \(reverse.difference) points \
        (95\u{A0}% interval \(reverse.interval), \(seeds))
        """
    case .level:
      return """
        \(outcome(in: "level with")) \(other) (difference \(difference) points, \(evidence), \(seeds))
        """
    case .undecided where comparison.test == nil:
      return """
        \(outcome(in: "not distinguishable from")) \(other) (difference \(difference) points on \(seeds))
        """
    case .undecided:
      return """
        \(outcome(in: "not distinguishable from")) \(other) (difference \(difference) points, \
        \(evidence); \(seeds) detect \(detectable) points)
        """
    }
  }
}

/// "three seeds"; digits from eleven on.
private func spelledSeeds(_ count: Int) -> String {
  let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
  return "\(count < words.count ? words[count] : String(count)) seed\(count == 1 ? "" : "s")"
}
