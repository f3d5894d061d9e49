/// Where a stored number comes from, spelled as the key of its record in paper.json.
///
///     RUNS:QUANTITY:STATISTIC
///     locomotion-expert/hopper/expert-data 2 %/dmil:score:spread
///     robot-human-data/standing-still/-/simulated-human/0:survived_count:value
///     equation-7:check-3.measured:value
///
/// RUNS is a cell as `dmil plan` prints it, a cell and a seed, several of these joined by " + ", `*`
/// for the whole profile, `costs`, or an equation or erratum by its number. QUANTITY is a metric, the
/// path of a setting, the name of a file, or a word for the counted things.
public struct NumberSource: Codable, Hashable, Sendable, CustomStringConvertible {
  /// How the values of several runs become one number.
  public enum Statistic: String, CaseIterable, Codable, Sendable {
    /// The metric of one run, or a number of one equation or measurement.
    case value
    /// Over the runs that have the metric; `spread` is mean ± standard deviation (n − 1).
    case mean, spread, sum, least, greatest
    /// The number of runs that have the metric; of `runs`, `cells`, `results`, `missing` or
    /// `unavailable`; or of runs with the environment value `environment.NAME.k`.
    case count
    /// Mean ± standard deviation over the episodes of one run.
    case episodes
    /// A value of the runs' specification.
    case setting
    /// The hash of a file of the result.
    case sha256
  }

  /// Stands for all runs of the profile.
  public static let everything = "*"

  /// The paths of cells or runs, or one of the other words.
  public let runs: [String]
  /// A metric, setting, file or word.
  public let quantity: String
  public let statistic: Statistic

  /// The number that `statistic` makes of a quantity of these runs.
  public init(_ runs: [String], _ quantity: String, _ statistic: Statistic) {
    (self.runs, self.quantity, self.statistic) = (runs, quantity, statistic)
  }

  public var description: String {
    "\(runs.joined(separator: " + ")):\(quantity):\(statistic.rawValue)"
  }
}
