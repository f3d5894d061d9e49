import Planning
import Records
import TracedResults

extension Results {
  /// The provenance and the learning curve of a run's result, for paper.html.
  ///
  /// - Throws: `ResultError` if the curve cannot be read.
  func record(of entry: Entry) throws(ResultError) -> JSONValue {
    let run = entry.run
    return .record([
      "path": .text(run.path), "kind": .text(run.kind.rawValue), "seed": .integer(run.seed),
      // The place of the repository is not part of the paper.
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
      "numeric_class": (entry.provenance?.numericClass).map(JSONValue.text),
      "commit": (entry.provenance?.commit).map(JSONValue.text),
      "dirty": (entry.provenance?.isDirty).map(JSONValue.flag),
      "note": entry.note.map(JSONValue.text), "curve": try curveRecord(of: entry),
    ])
  }

  /// The number of evaluations that a small picture can show.
  private static let pointLimit = 60

  /// Step and score of the evaluations of a run; of many, every `stride`-th and the last.
  private func curveRecord(of entry: Entry) throws(ResultError) -> JSONValue? {
    guard entry.result?.files[ResultFile.curve] != nil else { return nil }
    let curve = try curve(of: entry)
    let points = curve.scores.filter(\.score.isFinite)
    let stride = max(1, (points.count + Self.pointLimit - 1) / Self.pointLimit)
    let shown = points.indices.filter { $0.isMultiple(of: stride) || $0 == points.count - 1 }
    return .record([
      "score": .text(curve.scoreMetric), "stride": .integer(stride),
      "steps": .list(shown.map { .integer(points[$0].step) }),
      // Three decimals are more than the picture shows.
      "scores": .list(shown.map { .number((points[$0].score * 1000).rounded() / 1000) }),
    ])
  }
}
