import Claims
import Manuscripts
import Records
import TracedResults

extension Results {
  /// A note on what this document leaves out of the full paper; empty for the full profile.
  ///
  /// `kept` is the part of the manuscript that the profile keeps.
  func scope(of manuscript: Manuscript, keeping kept: Manuscript) -> TracedText {
    guard profile != .full else { return "" }
    let full = Results(
      profile: .full, entries: fullRuns.map { Entry(run: $0) },
      fullRuns: fullRuns, expectations: expectations, reading: read)
    let usage = RunUsage(in: manuscript, of: full)
    let own = Set(entries.map(\.run.cell))
    let partial = usage.parts.filter { part in part.runs.contains { !own.contains($0.cell) } }
      .map(\.name)
    let shown = RunUsage.names(of: kept)
    let leftOut = RunUsage.names(of: manuscript).filter { !shown.contains($0) }
    let experiments = Set(entries.map(\.run.cell.experiment))
    let absent = fullRuns.filter { $0.kind == .training }.map(\.cell.experiment).unique
      .filter { !experiments.contains($0) }
    let claimCount = claims.count { !$0.isDecidable(by: cells) }
    let sentences = [
      """
      This document has the \(trainingCount(of: entries.map(\.run))) training runs of the profile \
      `\(profile.rawValue)`; the full paper has \(trainingCount(of: fullRuns)).
      """,
      absent.isEmpty ? nil : "It has no run of \(list(absent.map(code))).",
      leftOut.isEmpty ? nil : "Left out: \(list(leftOut)).",
      partial.isEmpty ? nil : "Shown in part: \(list(shown.filter(partial.contains))).",
      claimCount == 0
        ? nil
        : "Claims and controls that only the full profile can decide: \(claimCount).",
    ]
    return TracedText(sentences.compactMap(\.self).joined(separator: " "))
  }

  private func trainingCount(of runs: [Run]) -> Int {
    Set(runs.filter { $0.kind == .training }.map(\.key)).count
  }
}

/// The names as in "a, b, and c".
private func list(_ names: [String]) -> String {
  guard names.count > 2 else { return names.joined(separator: " and ") }
  return names.dropLast().joined(separator: ", ") + ", and " + names[names.count - 1]
}
