public import Records

/// The subsets of a dataset that a training learns from, a run for each.
public struct Sweep {
  /// The key of the specification, and the path of the value of one run.
  public let list, value: String
  /// The name of the subset in a cell.
  private let words: (String) -> String

  /// The sweep of these values; `nil` if there is one run on the whole dataset.
  public init?(in values: RunValues) {
    guard let first = Self.all.first(where: { values[$0.list] != nil }) else { return nil }
    self = first
  }

  private init(list: String, value: String, words: @escaping (String) -> String) {
    (self.list, self.value, self.words) = (list, value, words)
  }

  /// The subsets, each with its name in a cell.
  public func subsets(in values: RunValues) -> [(value: JSONValue, title: String)] {
    values.list(list).map { ($0, words($0.shown.withoutPointZero)) }
  }

  /// The keys of all sweeps.
  public static var lists: [String] { all.map(\.list) }

  /// The path of the one value by which a run's subset is chosen, by all sweeps.
  public static var values: [String] { all.map(\.value) }

  /// The strongest first: in a mixture, `percents` is not read.
  private static var all: [Sweep] {
    [
      Sweep(list: "expert_shares", value: "expert_share") { "exp-med-\($0)" },
      Sweep(list: "expert_transition_counts", value: "expert_transition_count") {
        "\($0) transitions"
      },
      Sweep(list: "percents", value: "percent") { "\($0) %" },
    ]
  }
}

extension String {
  /// 2 for 2.0: the spelling of a whole number for people.
  fileprivate var withoutPointZero: String { hasSuffix(".0") ? String(dropLast(2)) : self }
}
