import Planning
import Records
import Store

extension Results {
  /// All that made a run's result, as paper.html keeps it, with its learning curve.
  ///
  /// - Throws: `ReportError.results` when the curve cannot be read.
  func record(of entry: Entry) throws(ReportError) -> JSONValue {
    let run = entry.run
    return .record([
      "path": .text(run.path), "kind": .text(run.kind.rawValue), "seed": .integer(run.seed),
      // Where the folder lies is not part of the paper.
      "specification": .text(
        "paper/experiments/" + (run.specification.split(separator: "/").last ?? "")),
      "key": .text(run.key.hex),
      "numerics": .map(run.numerics.mapValues(JSONValue.integer)),
      "sources": run.sources.isEmpty ? nil : .map(run.sources.mapValues(JSONValue.text)),
      "inputs": .list(
        run.inputs.map { input in
          .record([
            "name": .text(input.name), "run": .text(input.key.description),
            "sha256": (entry.result?.inputs[input.name]).map(JSONValue.text),
          ])
        }),
      "result": (entry.result?.sha256).map(JSONValue.text),
      "files": .map((entry.result?.files ?? [:]).mapValues(JSONValue.text)),
      "published": (entry.result?.published).map(JSONValue.text),
      "source": (entry.provenance?.sourceSHA256).map(JSONValue.text),
      "commit": (entry.provenance?.commit).map(JSONValue.text),
      "dirty": (entry.provenance?.isDirty).map(JSONValue.flag),
      "note": entry.note.map(JSONValue.text), "curve": try curve(of: entry),
    ])
  }

  /// As many evaluations as a small picture can show.
  private static let pointLimit = 60

  /// Step and score of the evaluations of a run; of many, every so-manyth and the last.
  private func curve(of entry: Entry) throws(ReportError) -> JSONValue? {
    guard entry.result?.files["curve.csv"] != nil else { return nil }
    let columns = try Columns(
      parsing: text("curve.csv", of: entry), file: "\(entry.run.path): curve.csv")
    guard let score = columns.names.dropFirst().first else { return nil }
    let (steps, scores) = (try columns.numbers("step"), try columns.numbers(score))
    let points = zip(steps, scores).filter { $0.isFinite && $1.isFinite }
    let stride = max(1, (points.count + Self.pointLimit - 1) / Self.pointLimit)
    let shown = points.indices.filter { $0.isMultiple(of: stride) || $0 == points.count - 1 }
    return .record([
      "score": .text(score), "stride": .integer(stride),
      "steps": .list(shown.map { .number(points[$0].0) }),
      "scores": .list(shown.map { .number(Self.rounded(points[$0].1)) }),
    ])
  }

  /// To three digits behind the point, more than a picture shows.
  private static func rounded(_ score: Double) -> Double { (score * 1000).rounded() / 1000 }
}
