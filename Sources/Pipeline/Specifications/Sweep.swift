public import Records
/// The parts of a demonstration that a training experiment learns from, a run for each.
public struct Sweep {
  /// The key of the specification, and what a run finds in its place.
  public let list, value: String
  /// How a cell calls the part.
  private let words: (String) -> String

  /// What these values ask for; `nil` where all of a demonstration is learned from.
  public init?(in values: RunValues) {
    guard let first = Self.all.first(where: { values[$0.list] != nil }) else { return nil }
    self = first
  }

  private init(list: String, value: String, words: @escaping (String) -> String) {
    (self.list, self.value, self.words) = (list, value, words)
  }

  /// The parts, each with what its cell calls it.
  public func parts(in values: RunValues) -> [(value: JSONValue, title: String)] {
    values.list(list).map { ($0, words($0.shown.withoutPointZero)) }
  }

  /// The keys of all sweeps.
  public static var lists: [String] { all.map(\.list) }

  /// The strongest first: a mixture leaves nothing to `percents`.
  private static var all: [Sweep] {
    [
      Sweep(list: "mislaid_shares", value: "mislaid_share") { "\($0) mislaid" },
      Sweep(list: "expert_transitions", value: "expert_transition_count") { "\($0) transitions" },
      Sweep(list: "percents", value: "percent") { "\($0) %" },
    ]
  }
}

extension String {
  /// 2 for 2.0: the spelling of a whole number for people.
  fileprivate var withoutPointZero: String { hasSuffix(".0") ? String(dropLast(2)) : self }
}
