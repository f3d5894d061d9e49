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
    rows += counted(name, provenances.compactMap { $0.environment[name] }) { escaped($0) }
  }
  rows += counted("commit", provenances.map(commit)) { $0 }
  rows += counted("sources", provenances.map(\.sourceSHA)) { code(String($0.prefix(16))) }
  for entry in entries where entry.run.kind == .demonstration {
    guard let hash = entry.result?.files["transitions.safetensors"] else { continue }
    let name = "data: \(escaped(entry.run.cell.experiment)), seed \(entry.run.seed)"
    rows.append([name, code(String(hash.prefix(16))), "1"])
  }
  return Table(
    columns: [
      .init(title: "What", width: 0.32), .init(title: "Value", width: 0.58),
      .init(title: "Runs", alignment: .right, width: 0.1),
    ],
    rows: rows)
}

private func commit(of provenance: Provenance) -> String {
  let hash = provenance.commit.isEmpty ? "none" : code(String(provenance.commit.prefix(16)))
  return hash + (provenance.isDirty ? ", with changes that are not committed" : "")
}

private func counted(
  _ name: String, _ values: [String], markdown: (String) -> String
) -> [[String]] {
  Set(values).sorted().map { value in
    [escaped(name), markdown(value), String(values.count { $0 == value })]
  }
}
