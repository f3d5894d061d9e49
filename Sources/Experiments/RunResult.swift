/// What came out of a run: the content of its result.json, without clock, host or path.
public struct RunResult: Equatable, Sendable {
  public let kind: RunKind
  /// The cell that asked for the run when it was made; others with the same key share the result.
  public let cell: Cell
  public let seed: Int
  public let key: RunKey
  /// The `sha256` of the result of each input, by its name.
  public let inputs: [String: String]
  /// By name; not-a-number and the infinities are kept.
  public let metrics: [String: Double]
  /// The hash of the learner's state at each evaluation, in order.
  public let chain: [String]
  /// The SHA-256 of each file that belongs to the result, by name.
  public let files: [String: String]
  /// The SHA-256 of all the above in canonical JSON.
  public let sha256: String
}
