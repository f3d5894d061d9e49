/// Which of several runs starts first; the smaller does.
///
/// The `priority` of the experiment counts before the place of the seed among its seeds, so that of
/// equally urgent cells all have their first seed before one has its second. It is in no run key.
public struct Priority: Comparable, Sendable {
  /// The `priority` of an experiment that sets none.
  public static let ordinaryLevel = 10

  /// The key `priority` of the experiment, at least 1.
  public let level: Int
  /// The place of the seed in the experiment's `seeds`, from 0.
  public let seedIndex: Int

  public init(level: Int = ordinaryLevel, seedIndex: Int = 0) {
    (self.level, self.seedIndex) = (level, seedIndex)
  }

  public static func < (lhs: Priority, rhs: Priority) -> Bool {
    (lhs.level, lhs.seedIndex) < (rhs.level, rhs.seedIndex)
  }
}
