/// The verdicts and claims that a paper prints, and the results that they follow from.
///
/// They are a part of paper.json, so that `dmil verify` can compute them again.
public struct JudgementRecord: Equatable, Sendable {
  /// A result that the paper was made of.
  public struct Source: Equatable, Sendable {
    public let key: String
    /// The SHA-256 that the result states of itself.
    public let sha256: String

    public init(key: String, sha256: String) {
      (self.key, self.sha256) = (key, sha256)
    }
  }

  /// One judgement.
  public struct Finding: Codable, Equatable, Sendable {
    /// The place in the paper, such as "Table 1, Hopper 2 %, DMIL".
    public let subject: String
    /// The judgement, with all digits of its numbers.
    public let statement: String

    public init(subject: String, statement: String) {
      (self.subject, self.statement) = (subject, statement)
    }
  }

  /// The hash of published numbers and margins; `nil` without verdicts.
  public let published: String?
  /// By path of the run.
  public let sources: [String: Source]
  /// In the order of the paper.
  public let findings: [Finding]

  public init(published: String?, sources: [String: Source], findings: [Finding]) {
    (self.published, self.sources, self.findings) = (published, sources, findings)
  }
}

// MARK: - Comparison

extension JudgementRecord {
  /// The differences between a paper and the judgements on present results.
  public struct Comparison: Sendable {
    /// Runs whose result differs from the one behind the paper, and the difference.
    public var changed: [(path: String, problem: String)] = []
    /// Findings that no longer follow, with both statements; empty if specifications or results are
    /// newer than the paper.
    public var refuted: [String] = []
    /// The number of runs that were added, removed or changed since the paper was written.
    public var outdatedCount = 0
  }

  /// Compares a paper with the judgements on present results.
  ///
  /// `keys` are the keys of the runs of the present plan, by path.
  ///
  /// - Returns: The differences, in the order of the paper.
  public func compared(with now: JudgementRecord, keys: [String: String]) -> Comparison {
    var comparison = Comparison()
    for (path, source) in sources.sorted(by: { $0.key < $1.key }) {
      guard keys[path] == source.key else {
        comparison.outdatedCount += 1
        continue
      }
      guard let today = now.sources[path] else {
        comparison.changed.append((path, "its result, which the paper was made of, is gone"))
        continue
      }
      guard today.sha256 != source.sha256 else { continue }
      comparison.changed.append(
        (
          path,
          "the paper was made of the result \(source.sha256.prefix(12)), but the store holds "
            + "\(today.sha256.prefix(12))"
        ))
    }
    comparison.outdatedCount += now.sources.keys.count { sources[$0] == nil }
    if comparison.outdatedCount == 0 { comparison.refuted = refuted(by: now) }
    return comparison
  }

  private func refuted(by now: JudgementRecord) -> [String] {
    let (old, new) = (statements, now.statements)
    let subjects = findings.map(\.subject) + now.findings.map(\.subject).filter { old[$0] == nil }
    return subjects.compactMap { subject in
      let (said, follows) = (old[subject] ?? "nothing", new[subject] ?? "nothing")
      return said == follows
        ? nil : "\(subject): the paper says: \(said); the results say: \(follows)"
    }
  }

  private var statements: [String: String] {
    Dictionary(findings.map { ($0.subject, $0.statement) }, uniquingKeysWith: { $1 })
  }
}
