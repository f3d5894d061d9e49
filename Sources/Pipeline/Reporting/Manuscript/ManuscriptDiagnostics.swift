import Planning
import Claims
import Records
import Statistics
import Foundation

extension JudgementRecord {
  /// What the paper of these results says where it judges them.
  init(of results: Results, _ woven: EquationResults) {
    let assessment = Assessment(of: results)
    let verdicts = (results.published?.tables ?? []).flatMap { table in
      assessment.judgements(on: table).map { judgement in
        let entry = judgement.entry
        let ours = assessment.sample("score", at: entry.address).map(\.description)
        return Finding(
          subject: table.place(of: entry),
          statement: "published \(entry.mean) ± \(entry.spread), ours "
            + "\(ours.isEmpty ? "none" : ours.joined(separator: ", ")): \(judgement.words)")
      }
    }
    let orders = orderings(assessment).map { ordering in
      Finding(
        subject: "Order of methods, Table \(ordering.table), \(ordering.task ?? "all")",
        statement: ordering.order.map(\.words) ?? "none")
    }
    let evidence = assessment.evidence(woven)
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
      findings: verdicts + orders + claims)
  }

  /// Writes it into the folder of the paper, whose forms it vouches for.
  func write(beside forms: [URL]) throws(ReportError) {
    guard let folder = forms.first?.deletingLastPathComponent() else { return }
    let file = folder.appending(path: Self.file)
    var record = self
    do {
      for form in forms {
        record.files[form.lastPathComponent] = Records.sha256(of: try Data(contentsOf: form))
      }
      try record.fileContent.write(to: file, options: .atomic)
    } catch {
      throw .unwritable(file: file.path, reason: error.localizedDescription)
    }
  }
}

extension MethodOrder {
  fileprivate var words: String {
    "τ \(agreement)" + (interval.map { ", 95 % from \($0.lower) to \($0.upper)" } ?? "")
  }
}
