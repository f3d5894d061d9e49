import Claims
import Foundation
import Records
import TracedResults

/// The paper as data, beside paper.html and within it: the source of each number, figure and
/// equation, and every run of the plan once.
///
/// Everything that a page shows is text, so that it equals the files of the paper to the character.
/// Without times and paths of the machine: the same results give the same bytes.
struct PaperRecord: RecordFile, Equatable, Sendable {
  static let schema = "dmil-paper/1"
  static let isCompact = true
  static let name = "paper.json"

  let profile: String
  /// The hash of published numbers and margins; `nil` without verdicts.
  let published: String?
  /// The SHA-256 of each file of the paper, by its path in the repository; of paper.html without this
  /// record.
  var files: [String: String] = [:]
  /// By key.
  let numbers: [String: NumberRecord]
  /// By path.
  let runs: [String: RunRecord]
  let tables: [TableRecord]
  let figures: [FigureRecord]
  let equations: [CheckedEquation]
  let claims: [ClaimRecord]
  let verdicts: [VerdictRecord]
  let findings: [JudgementRecord.Finding]
  /// The rules by which a curve gives a score, in words.
  let scoreRules: [String: String]

  /// - Throws: `ResultError` if a file of a result cannot be read.
  init(of expansion: Expansion, with data: ReportData) throws(ResultError) {
    let results = data.results
    let curves = try results.curves()
    profile = results.profile.rawValue
    published = results.published?.hash
    let resolver = NumberResolver(data)
    numbers = NumberRecord.records(of: expansion.text.numbers, resolver, costs: results.costs)
    runs = RunRecord.records(of: results, curves)
    tables = expansion.tables.map {
      TableRecord($0, profile: results.profile.rawValue, resolver: resolver, curves: curves)
    }
    var figures: [FigureRecord] = []
    for figure in expansion.figures {
      figures.append(try FigureRecord(figure, in: results, curves))
    }
    self.figures = figures
    equations = data.equations.equations
    let keys = Set(numbers.keys)
    claims = results.claims.map { ClaimRecord($0, in: data, keys: keys) }
    verdicts = VerdictRecord.records(of: data, keys: keys)
    findings = JudgementRecord(of: data).findings
    scoreRules = Dictionary(
      uniqueKeysWithValues: ScoreRule.allCases.map { ($0.rawValue, $0.words) })
  }

  /// The part that `dmil verify` computes again.
  var judgements: JudgementRecord {
    JudgementRecord(
      published: published,
      sources: runs.compactMapValues { run in
        run.result.map { JudgementRecord.Source(key: run.key, sha256: $0) }
      },
      findings: findings)
  }
}
