import Records
import Store

/// On what the runs were made.
///
/// Where runs differ, each value has its own row and the number of runs that it holds for.
func environmentTable(_ results: Results) -> Table {
  var rows = results.entries.environment.flatMap { fact in
    fact.values.map { value in
      [
        escaped(fact.name.replacing("_", with: " ")), value.text,
        results.count(of: "environment.\(value.key)"),
      ]
    }
  }
  let file = "transitions.safetensors"
  for entry in results.entries where entry.run.kind == .demonstration {
    guard entry.result?.files[file] != nil else { continue }
    let name = "data: \(escaped(entry.run.cell.experiment)), seed \(entry.run.seed)"
    rows.append(
      [name, [entry].number(file, .sha256, as: .hash), [entry].number("results", .count)])
  }
  return Table(
    columns: [
      .init(title: "What", width: 0.38), .init(title: "Value", width: 0.52),
      .init(title: "Runs", alignment: .right, width: 0.1),
    ],
    rows: rows)
}

extension [Results.Entry] {
  /// What is known of how results were made: facts, their values, and how many runs each holds for.
  ///
  /// The second value of `cpu` has the key `cpu.2`.
  var environment: [(name: String, values: [(key: String, text: String, count: Int)])] {
    let provenances = compactMap(\.provenance)
    let names = Set(provenances.flatMap(\.environment.keys)).sorted()
    let facts =
      names.map { name in (name, provenances.compactMap { $0.environment[name].map(escaped) }) }
      + [
        (
          "commit",
          provenances.map {
            firstDigits(of: $0.commit) + ($0.isDirty ? ", with changes not committed" : "")
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
