import Claims
import Planning
import Records
import TracedResults

/// Each table and figure that shows results: the command that executes its runs, their time and numeric
/// class, how many have results, and the judgements on these.
func resultUnitsTable(_ data: ReportData, _ parts: [PaperPart]) -> Table {
  let judgements = (data.results.published?.tables ?? []).flatMap { data.judgements(on: $0) }
  let findings = data.results.decidableClaims.map { ($0, $0.finding(on: data.evidence).state) }
  let prediction = data.results.costPrediction
  return Table(
    columns: [
      .init("Shown in", width: 0.1), .init("Command", width: 0.26),
      .init("Core-hours", .right, width: 0.08), .init("Numeric class", width: 0.21),
      .init("State", width: 0.13), .init("Verdicts and claims", width: 0.22),
    ],
    rows: parts.map { part in
      let own = Set(part.runs.map(\.key))
      let entries = data.results.entries(withKeys: own)
      let all = data.results.entries(withKeys: data.results.keysRead(by: own))
      return [
        TracedText(link(to: part.name)), TracedText(code("dmil run --only '\(part.name)'")),
        hours(of: all, prediction, name: part.name), TracedText(numericClasses(of: entries)),
        TracedText(state(of: entries)),
        TracedText(verdicts(on: part.runs, judgements, findings)),
      ]
    },
    note: """
       The commands are for `PROFILE=\(data.results.profile.rawValue)` in the environment.
      """)
}

private func link(to part: String) -> String {
  let words = part.split(separator: " ", maxSplits: 1)
  return "[\(words.joined(separator: "\u{A0}"))](#\(words[0].lowercased())-\(words[1]))"
}

/// The recorded times of runs with results, and the predicted ones of the others.
private func hours(
  of entries: [Results.Entry], _ prediction: CostPrediction, name: String
) -> TracedText {
  let missing = entries.filter { $0.result == nil }.map { prediction.prediction(of: $0.run) }
  let seconds =
    entries.compactMap(\.provenance?.wallSeconds) + missing.compactMap { $0?.seconds }
  return ComputedNumber(
    name: "core-hours/\(name)",
    formula:
      "recorded times of the runs and of those that they read; predicted ones of missing runs",
    inputs: missing.flatMap { $0?.items ?? [] }.map { $0.source("milliseconds") }.unique,
    value: seconds.count == entries.count ? seconds.reduce(0, +) / 3600 : nil
  ).text(digits: 1)
}

private func numericClasses(of entries: [Results.Entry]) -> String {
  Set(entries.compactMap(\.provenance?.numericClass)).sorted().map(escaped)
    .joined(separator: "; ")
}

private func state(of entries: [Results.Entry]) -> String {
  let count = entries.count { $0.result != nil }
  return count == entries.count ? "complete, \(count)" : "\(count) of \(entries.count)"
}

/// The numbers of verdicts, by their letters, and of claims in each state.
private func verdicts(
  on runs: [Run], _ judgements: [Judgement], _ findings: [(Claim, ClaimFinding.State)]
) -> String {
  let cells = Set(runs.filter { $0.kind == .training }.map { ScoreReference(of: $0) })
  let letters = judgements.filter { cells.contains($0.entry.address) }.compactMap(\.letter)
  let states = findings.filter { !$0.0.runs(among: runs).isEmpty }.map(\.1)
  let verdicts = ["E", "H", "L", "I", "N"].compactMap { letter in
    letters.contains(letter) ? "\(letters.count { $0 == letter })\u{A0}×\u{A0}\(letter)" : nil
  }
  let claims = [ClaimFinding.State.holds, .fails, .untested].compactMap { state in
    states.contains(state) ? "\(states.count { $0 == state })\u{A0}×\u{A0}\(state.rawValue)" : nil
  }
  return (verdicts + claims).joined(separator: ", ")
}

extension Results {
  /// The entries of runs with these keys, each run once.
  fileprivate func entries(withKeys keys: Set<RunKey>) -> [Entry] {
    var left = keys
    return entries.filter { left.remove($0.run.key) != nil }
  }

  /// These keys, and those of all runs that the runs read, directly or not.
  fileprivate func keysRead(by keys: Set<RunKey>) -> Set<RunKey> {
    // In dependency order, so that one pass from the end finds all.
    entries.reversed().reduce(into: keys) { keys, entry in
      if keys.contains(entry.run.key) { keys.formUnion(entry.run.inputs.map(\.key)) }
    }
  }
}
