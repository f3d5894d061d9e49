import Records

extension [Results.Entry] {
  /// Facts about how results were made, their values, and the number of runs of each value.
  ///
  /// The second value of `cpu` has the key `cpu.2`.
  public var environment: [(name: String, values: [(key: String, text: String, count: Int)])] {
    let provenances = compactMap(\.provenance)
    let names = Set(provenances.flatMap(\.environment.keys)).subtracting([NumericClass.key])
      .sorted()
    let facts =
      names.map { name in (name, provenances.compactMap { $0.environment[name].map(escaped) }) }
      + [
        (NumericClass.key, provenances.map { escaped($0.numericClass) }),
        (
          "commit",
          provenances.map {
            firstDigits(of: $0.commit) + ($0.isDirty == true ? ", with uncommitted changes" : "")
          }
        ), ("sources", provenances.map { firstDigits(of: $0.sourceSHA256) }),
      ]
    return facts.map { name, texts in
      let values = Set(texts).sorted().enumerated().map { index, text in
        (key: "\(name).\(index + 1)", text: text, count: texts.count { $0 == text })
      }
      return (name, values)
    }
  }
}

/// The first 16 digits of a hash.
private func firstDigits(of digits: String) -> String {
  digits.isEmpty ? "none" : code(String(digits.prefix(16)))
}
