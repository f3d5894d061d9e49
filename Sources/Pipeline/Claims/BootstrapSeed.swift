import Records
public import Statistics

extension StratifiedBootstrap {
  /// A bootstrap whose seed follows from the scores instead of a choice: the first 8 bytes of
  /// the SHA-256 of the canonical JSON of the matrices and the number of repetitions.
  ///
  /// - Parameters:
  ///   - samples: One matrix, or more that are drawn from independently.
  ///   - repetitionCount: How often they are drawn again.
  public init(of samples: [ScoreMatrix<Axis>], repetitionCount: Int = 2000) {
    let identity = JSONValue.map([
      "samples": .list(samples.map(\.canonical)), "repetitions": .integer(repetitionCount),
    ])
    guard let seed = UInt64(sha256(of: identity.canonicalJSON).prefix(16), radix: 16) else {
      preconditionFailure("SHA-256 is not hexadecimal")
    }
    self.init(of: samples, repetitionCount: repetitionCount, seed: seed)
  }
}

extension ScoreMatrix {
  /// The rows with their names, in order, as they are hashed.
  fileprivate var canonical: JSONValue {
    .list(
      rows.map { row in
        // Adding zero makes −0 the same value as 0.
        .map([
          "row": .text(row.name), "scores": .list(row.scores.map { .number($0 + 0) }),
        ])
      })
  }
}
