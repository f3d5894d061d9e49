/// Where a number of the paper comes from: a key that people can read and that leads there alone.
///
///     RUNS:QUANTITY:STATISTIC
///     hopper-expert/hopper/hopper-expert-data 2 %/dmil:score:spread
///     human-standing-still/standing-still/-/simulated-human/0:survived_count:value
///     equation-7:check-3.measured:value
///
/// Runs are a cell as `dmil plan` names it, a run of it by its seed, several of these joined by
/// " + ", `*` for all of the profile, or an equation or erratum by its number, which stands for the
/// run that checked it. The quantity is a metric, the path of a setting, the name of a file, or what
/// there is to count.
struct NumberSource: Hashable, Sendable, CustomStringConvertible {
  enum Statistic: String, CaseIterable, Sendable {
    /// The metric of one run, or a number of one equation.
    case value
    /// Over the runs that have the metric; `spread` is mean ± standard deviation (n − 1).
    case mean, spread, sum, least, greatest
    /// How many runs have the metric; with `runs`, `cells`, `results`, `missing`, `unavailable` or
    /// `environment.NAME.k` how many of these there are.
    case count
    /// Mean ± standard deviation over the episodes of one run.
    case episodes
    /// What the runs were told.
    case setting
    /// The hash of a file of the result.
    case sha256
  }

  static let everything = "*"

  let runs: [String]
  let quantity: String
  let statistic: Statistic

  init(_ runs: [String], _ quantity: String, _ statistic: Statistic) {
    (self.runs, self.quantity, self.statistic) = (runs, quantity, statistic)
  }

  /// Reads an address; `nil` where the text is none.
  init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, !parts[0].isEmpty, !parts[1].isEmpty,
      let statistic = Statistic(rawValue: parts[2])
    else { return nil }
    self.init(parts[0].split(separator: " + ").map(String.init), parts[1], statistic)
  }

  var description: String { "\(runs.joined(separator: " + ")):\(quantity):\(statistic.rawValue)" }
}
