/// How a result came to be: what may differ between two makings of the same result.
public struct Provenance: Equatable, Sendable {
  /// The SHA-256 of the sources that the program was built from.
  public var sourceSHA: String
  /// The commit of the repository; empty outside one.
  public var commit: String
  /// Whether the working tree differed from the commit.
  public var isDirty: Bool
  /// Compiler, operating system, processor, BLAS kernel, libraries, threads: by name.
  public var environment: [String: String]
  /// When the run was begun and ended, as ISO 8601 in UTC.
  public var start: String
  public var end: String
  /// The time that the run took, all its continuations together, in seconds.
  public var wallSeconds: Double
  /// The processor time that it took, in seconds.
  public var cpuSeconds: Double
  /// How often it was continued from a checkpoint.
  public var resumeCount: Int

  public init(
    sourceSHA: String, commit: String, isDirty: Bool, environment: [String: String], start: String,
    end: String, wallSeconds: Double, cpuSeconds: Double, resumeCount: Int
  ) {
    self.sourceSHA = sourceSHA
    self.commit = commit
    self.isDirty = isDirty
    self.environment = environment
    self.start = start
    self.end = end
    self.wallSeconds = wallSeconds
    self.cpuSeconds = cpuSeconds
    self.resumeCount = resumeCount
  }
}

// MARK: - The file

extension Provenance {
  var members: [String: Value] {
    [
      "source": .map([
        "sha": .text(sourceSHA), "commit": .text(commit), "dirty": .flag(isDirty),
      ]),
      "environment": .map(environment.mapValues(Value.text)),
      "time": .map([
        "start": .text(start), "end": .text(end), "wall_s": .number(wallSeconds),
        "cpu_s": .number(cpuSeconds), "resumes": .integer(resumeCount),
      ]),
    ]
  }

  init(stored map: StoredMap) throws(StoreError) {
    sourceSHA = try map.text("source.sha")
    commit = try map.text("source.commit")
    isDirty = try map.flag("source.dirty")
    environment = try map.texts("environment")
    start = try map.text("time.start")
    end = try map.text("time.end")
    wallSeconds = try map.number("time.wall_s")
    cpuSeconds = try map.number("time.cpu_s")
    resumeCount = try map.integer("time.resumes")
  }
}
