import Records
import TracedResults

/// The machines, tools and sources of the runs.
///
/// Each value has its own row with the number of its runs.
func environmentTable(_ results: Results) -> Table {
  var rows = results.entries.environment.flatMap { fact in
    fact.values.map { value -> [TracedText] in
      [
        TracedText(escaped(fact.name.replacing("_", with: " "))), TracedText(value.text),
        results.count(of: "environment.\(value.key)"),
      ]
    }
  }
  for entry in results.entries where entry.run.kind == .dataset {
    guard entry.result?.files[ResultFile.transitions] != nil else { continue }
    rows.append([
      "dataset: \(escaped(entry.run.cell.experimentAndTask)), seed \(entry.run.seed)",
      [entry].number(ResultFile.transitions, .sha256, as: .hash), [entry].number("results", .count),
    ])
  }
  return Table(
    columns: [
      .init("Item", width: 0.38), .init("Value", width: 0.52), .init("Runs", .right, width: 0.1),
    ],
    rows: rows)
}
