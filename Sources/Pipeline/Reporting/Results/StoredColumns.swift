import Records
import Store

extension Results {
  /// A comma-separated file of an entry's result.
  func columns(_ file: String, of entry: Entry) throws(ReportError) -> Columns {
    let run = entry.run
    let name = "\(run.cell.experiment)/\(run.cell.method)/seed \(run.seed)/\(file)"
    return try Columns(parsing: text(file, of: entry), file: name)
  }

  /// The evaluations of a training run; the measure that stands beside the step is the score.
  func scoreCurve(of entry: Entry) throws(ReportError) -> [(step: Int, score: Double)] {
    let file = try columns("curve.csv", of: entry)
    let scores = try file.numbers(file.names.dropFirst().first ?? "score")
    return zip(try file.texts("step"), scores).compactMap { step, score in
      Int(step).map { (step: $0, score: score) }
    }
  }
}
