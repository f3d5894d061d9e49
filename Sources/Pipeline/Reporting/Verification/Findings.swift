import Claims
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
}
