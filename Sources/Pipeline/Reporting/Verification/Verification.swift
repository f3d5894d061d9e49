public import Claims
public import Foundation
import Manuscripts
public import Planning
import Records
public import Store
import TracedResults

/// A comparison of the stored results with the last paper of a profile, without running anything.
public struct Verification: Sendable {
  /// The failures, a line each: the places in the paper, the run or finding, and the reason.
  public private(set) var failures: [String] = []
  /// The things that were verified, a line each.
  public private(set) var summary: [String] = []

  /// Verifies that every result of the plan, in archives and working store, is as it was stored and
  /// was made under the current published numbers; that nothing else is in the store; and that the
  /// findings of the paper follow from the results.
  ///
  /// - Throws: `ReportError` for a manuscript, equations or a store that cannot be read.
  public init(
    plan: Plan, expectations: Expectations, store: ResultStore, repository: URL
  ) throws(ReportError) {
    let results = try ReportError.reading(
      try Results(plan: plan, expectations: expectations, costs: nil, store: store))
    let problems = results.problems + results.contradictions(in: store)
    let usage = try Report.manuscript(of: repository).map { RunUsage(in: $0, of: results) }
    func line(_ run: Run, _ problem: String) -> String {
      let places = usage?.places(of: run) ?? ""
      return (places.isEmpty ? "" : "\(places): ") + "\(run.path): \(problem)"
    }
    failures = problems.map(line)
    do throws(StoreError) {
      // A problem of a result of the plan is a failure already.
      failures += try store.inventory().problems.map(\.description).filter { problem in
        !results.problems.contains { $0.problem == problem }
      }
    } catch {
      throw .result(.store(error))
    }
    let count = results.entries.count { $0.result != nil }
    summary.append("Results: \(count) of \(results.entries.count) runs have one")

    let data = try ReportError.reading(try ReportData(results))
    summary += Self.summary(of: data)
    switch PaperRecord.last(of: plan.profile, in: repository) {
    case .none:
      summary.append("Paper: none of the \(plan.profile.rawValue) profile has been written")
    case .failure(let problem): failures.append("\(problem)")
    case .success(let record):
      let runs = Dictionary(
        plan.runs.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
      let comparison = record.judgements.compared(
        with: JudgementRecord(of: data), keys: runs.mapValues(\.key.hex))
      let known = Set(problems.map(\.run.path))
      failures += comparison.changed.filter { !known.contains($0.path) }.compactMap {
        path, problem in
        runs[path].map { line($0, store.located(problem, of: $0)) }
      }
      failures += comparison.refuted
      failures += record.editedFiles(in: repository).map {
        "\($0.path): changed since dmil report wrote it; run dmil report again"
      }
      let outdated = comparison.outdatedCount
      summary.append(
        outdated == 0
          ? "Paper: \(record.findings.count) findings compared"
          : "Paper: findings not compared, because \(outdated) runs have changed since; run "
            + "dmil report --profile \(plan.profile.rawValue)")
    }
  }

  /// The numbers of verdicts, paired comparisons and claims of each kind.
  private static func summary(of data: ReportData) -> [String] {
    let verdicts = (data.results.published?.tables ?? []).flatMap { table in
      data.judgements(on: table).map(\.verdict.kind)
    }
    let outcomes = data.comparisons.map(\.comparison.outcome.rawValue)
    let evidence = data.evidence
    let states = data.results.claims.map { $0.finding(on: evidence).state.rawValue }
    func counts(_ names: [String], of all: [String]) -> String {
      names.map { name in "\(all.count { $0 == name }) \(name)" }.joined(separator: ", ")
    }
    return [
      "Verdicts: " + counts(Verdict.kinds, of: verdicts),
      "Paired comparisons: "
        + counts(PairedComparison.Outcome.allCases.map(\.rawValue), of: outcomes),
      "Claims: " + counts(["holds", "fails", "untested"], of: states),
    ]
  }
}

extension Results {
  /// Results whose inputs differ from the stored ones, or that were made under other published numbers.
  fileprivate func contradictions(in store: ResultStore) -> [Problem] {
    let known = Dictionary(
      entries.compactMap { entry in entry.result.map { (entry.run.key, $0.sha256) } },
      uniquingKeysWith: { first, _ in first })
    let current = published?.hash
    return entries.flatMap { entry -> [Problem] in
      guard let result = entry.result else { return [] }
      var problems = entry.run.inputs.filter { input in
        known[input.key].map { $0 != result.inputs[input.name] } ?? false
      }.map { "its input '\($0.name)' differs from the result in the store" }
      if let hash = result.published, hash != current {
        problems.append(
          "it was made under the published numbers and margins \(hash.prefix(12)), but "
            + "paper/published.yaml is \((current ?? "missing").prefix(12)); "
            + "restore that file, or delete the folder to run again")
      }
      return problems.map { (entry.run, store.located($0, of: entry.run)) }
    }
  }
}

extension ResultStore {
  /// The file of the result and the problem.
  fileprivate func located(_ problem: String, of run: Run) -> String {
    guard let folder = try? resultFolder(of: run) else { return problem }
    return "\(folder.appending(path: "result.json").path): \(problem)"
  }
}

extension PaperRecord {
  /// The last paper of a profile; `nil` if there is none.
  fileprivate static func last(
    of profile: Profile, in repository: URL
  ) -> Result<PaperRecord, ReportError>? {
    let file = repository.appending(path: "paper/build/\(profile.rawValue)/\(name)")
    guard let data = FileManager.default.contents(atPath: file.path) else { return nil }
    do {
      return .success(try PaperRecord(content: data, file: file.path))
    } catch {
      return .failure(
        .content("\(file.path): not written by dmil report; run dmil report again"))
    }
  }
}
