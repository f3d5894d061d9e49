/// Names of facts in the environment of a repetition: OpenBLAS's names of processors under which the
/// fingerprint is the committed one, and under which it is not.
public enum ProvenanceFact {
  public static let sameKernels = "fingerprint_same_under"
  public static let otherKernels = "fingerprint_differs_under"
}

/// How a result was made: everything that may differ between two executions of the same run.
public struct Provenance: Codable, Equatable, Sendable {
  /// The SHA-256 of the sources that the program was built from.
  public var sourceSHA256: String
  /// The commit of the repository; empty outside one.
  public var commit: String
  /// Whether the working tree differed from the commit; `nil` outside a repository.
  public var isDirty: Bool?
  /// Compiler, operating system, processor, BLAS kernel, libraries, threads: by name.
  public var environment: [String: String]
  /// When the run started and ended, as ISO 8601 in UTC.
  public var start: String
  public var end: String
  /// The duration of the run with all its continuations, in seconds.
  public var wallSeconds: Double
  /// Its processor time, in seconds.
  public var cpuSeconds: Double
  /// How often it was resumed from a checkpoint.
  public var resumeCount: Int

  public init(
    sourceSHA256: String, commit: String, isDirty: Bool?, environment: [String: String],
    start: String, end: String, wallSeconds: Double, cpuSeconds: Double, resumeCount: Int
  ) {
    (self.sourceSHA256, self.commit, self.isDirty) = (sourceSHA256, commit, isDirty)
    (self.environment, self.start, self.end) = (environment, start, end)
    (self.wallSeconds, self.cpuSeconds) = (wallSeconds, cpuSeconds)
    self.resumeCount = resumeCount
  }
}
