import Experiments

/// On what the runs were made.
///
/// Where runs differ, each value has its own row and the number of runs that it holds for.
func environmentTable(_ results: Results) -> Table {
  let entries = results.entries.filter { $0.result != nil }
  let provenances = entries.compactMap(\.provenance)
  var rows: [[String]] = []
  let names = Set(provenances.flatMap(\.environment.keys)).sorted()
  for name in names {
    rows += counted(name, provenances.compactMap { $0.environment[name].map(escaped) })
  }
  rows += counted(
    "commit",
    provenances.map { hash($0.commit) + ($0.isDirty ? ", with changes not committed" : "") })
  rows += counted("sources", provenances.map { hash($0.sourceSHA) })
  for entry in entries where entry.run.kind == .demonstration {
    guard let digits = entry.result?.files["transitions.safetensors"] else { continue }
    let name = "data: \(escaped(entry.run.cell.experiment)), seed \(entry.run.seed)"
    rows.append([name, hash(digits), "1"])
  }
  return Table(
    columns: [
      .init(title: "What", width: 0.38), .init(title: "Value", width: 0.52),
      .init(title: "Runs", alignment: .right, width: 0.1),
    ],
    rows: rows)
}

/// A row for each value that occurs, with how often it does.
private func counted(_ name: String, _ values: [String]) -> [[String]] {
  Set(values).sorted().map { value in
    [escaped(name.replacing("_", with: " ")), value, String(values.count { $0 == value })]
  }
}

/// The first 16 digits of a hash.
private func hash(_ digits: String) -> String {
  digits.isEmpty ? "none" : code(String(digits.prefix(16)))
}
