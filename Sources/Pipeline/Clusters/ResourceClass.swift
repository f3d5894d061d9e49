import Records

/// What a scheduler reserves for an array task.
struct ResourceClass: Hashable, Comparable {
  /// In seconds.
  let time: Int
  /// In MiB.
  let memory: Int
  let threads: Int

  /// The times that are asked for, in seconds: few of them, so that there are few job arrays.
  private static let times = [1, 4, 12, 24, 48].map { $0 * 3600 }

  /// The class for work of a predicted time, in seconds; `nil` is not known, and is given the limit.
  init(seconds: Double?, embeds: Bool, _ settings: ClusterSettings) {
    let wanted = seconds.map { $0 * settings.timeFactor } ?? .infinity
    time = min(
      Self.times.first { Double($0) >= wanted } ?? settings.timeLimit, settings.timeLimit)
    memory = settings.memory
    threads = embeds ? settings.embeddingThreads : 1
  }

  /// How many array tasks, one after another, work of a predicted time takes; one where their number is
  /// limited, or they cannot be told to wait for one another.
  func roundCount(seconds: Double?, _ settings: ClusterSettings) -> Int {
    let wanted = (seconds ?? 0) * settings.timeFactor
    guard settings.hasDependencies, settings.submitLimit == nil, wanted > Double(time) else {
      return 1
    }
    // The last minutes of each are for a checkpoint.
    let usable = Double(time) - 2 * TimeLimit.margin(of: time)
    return Int((wanted / usable).rounded(.up))
  }

  /// As in `04:00:00`.
  var timeText: String {
    "\(padded(time / 3600)):\(padded(time / 60 % 60)):\(padded(time % 60))"
  }

  static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.time, lhs.memory, lhs.threads) < (rhs.time, rhs.memory, rhs.threads)
  }
}
