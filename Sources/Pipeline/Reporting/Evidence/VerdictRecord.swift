import Claims
import Records
import TracedResults

/// A published number, our scores, and the verdict.
struct VerdictRecord: Codable, Equatable, Sendable {
  /// The number of the table in the original paper, and the titles of row and column in it.
  let table: Int
  let row: String
  let column: String
  /// The path of the cell; `nil` if the profile has none.
  let cell: String?
  let published: String
  /// Our scores in the order of seeds.
  let ours: [String]
  let kind: String
  /// As in the table of verdicts.
  let letter: String
  let words: String
  /// The key of its number in the paper; `nil` if no table shows it.
  let number: String?

  static func records(of data: ReportData, keys: Set<String>) -> [VerdictRecord] {
    (data.results.published?.tables ?? []).flatMap { table in
      data.judgements(on: table).map { judgement in
        let address = judgement.entry.address
        let key = "verdict/\(address)"
        return VerdictRecord(
          table: table.number, row: judgement.entry.row, column: judgement.entry.column,
          cell: data.entries(at: address).first?.run.cell.path, published: judgement.entry.score,
          ours: data.sample(Metric.score, at: address).map(\.description),
          kind: judgement.verdict.kind, letter: TracedText(judgement.letters).plainText,
          words: judgement.words, number: keys.contains(key) ? key : nil)
      }
    }
  }
}
