import Claims
import Foundation
import Planning
import Records
import Statistics
import TracedResults

extension JudgementRecord {
  /// The verdicts, orders of methods, paired comparisons and states of claims that follow from these results.
  init(of data: ReportData) {
    let results = data.results
    let verdicts = (results.published?.tables ?? []).flatMap { table in
      data.judgements(on: table).map { judgement in
        let entry = judgement.entry
        let ours = data.sample(Metric.score, at: entry.address).map(\.description)
        return Finding(
          subject: table.place(of: entry),
          statement: "published \(entry.mean) ± \(entry.spread), ours "
            + "\(ours.isEmpty ? "none" : ours.joined(separator: ", ")): \(judgement.words)")
      }
    }
    let orders = orderings(data).map { ordering in
      Finding(
        subject: "Order of methods, Table \(ordering.table), \(ordering.task ?? "all")",
        statement: ordering.order.map(\.words) ?? "none")
    }
    let comparisons = data.comparisons.map { subject, comparison in
      Finding(subject: subject, statement: comparison.words)
    }
    let evidence = data.evidence
    let claims = results.claims.map { claim in
      Finding(subject: "Claim \(claim.id)", statement: claim.finding(on: evidence).words)
    }
    let sources = results.entries.compactMap { entry in
      entry.result.map {
        (entry.run.path, Source(key: entry.run.key.hex, sha256: $0.sha256))
      }
    }
    self.init(
      published: results.published?.hash,
      sources: Dictionary(sources, uniquingKeysWith: { first, _ in first }),
      findings: verdicts + orders + comparisons + claims)
  }

  /// Writes the record, with the hashes of the paper's files, beside them and returns its file.
  @discardableResult
  func write(beside paper: [URL]) throws(ReportError) -> URL {
    let file = paper[0].deletingLastPathComponent().appending(path: Self.file)
    var record = self
    try ReportError.at(file) {
      for file in paper {
        record.files[file.lastPathComponent] = Records.sha256(of: try Data(contentsOf: file))
      }
      try record.fileContent.write(to: file, options: .atomic)
    }
    return file
  }
}
