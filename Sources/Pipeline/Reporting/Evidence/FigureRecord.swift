import Plotting
import Records
import TracedResults

/// A figure of the paper under its label, and the runs that it shows.
struct ShownFigure: Sendable {
  let label: String
  let caption: TracedText
  /// `nil` for pictures rendered by runs.
  let figure: Figure?
  /// What it shows, in sentences.
  let description: String
  /// The names of its files.
  let files: [String]
  let sources: [String]
  let entries: [Results.Entry]
}

/// A figure as data.
struct FigureRecord: Codable, Equatable, Sendable {
  let label: String
  let caption: String
  /// What it shows, in sentences.
  let description: String
  /// From the repository's root.
  let files: [String]
  /// The text of its table, and its script for gnuplot; `nil` for pictures rendered by runs.
  let tsv: String?
  let script: String?
  /// The origins of its data.
  let sources: [String]
  /// The paths of the runs that it shows.
  let runs: [String]
  /// Draws it again.
  let command: String
  /// `nil` unless it shows snapshots of a training.
  let embedding: EmbeddingRecord?

  /// - Throws: `ResultError` if an embedding cannot be read.
  init(
    _ shown: ShownFigure, in results: Results, _ curves: [String: Curve]
  ) throws(ResultError) {
    (label, caption) = (shown.label, shown.caption.plainText)
    description = shown.description
    files = shown.files.map { "figures/\(results.profile.rawValue)/\($0)" }
    (tsv, script) = (shown.figure?.table, shown.figure?.script)
    (sources, runs) = (shown.sources, shown.entries.map(\.run.path))
    command = "dmil figures --profile \(results.profile.rawValue)"
    let embedding = shown.entries.first { $0.run.kind == .embedding }
    self.embedding = try embedding.flatMap { (entry) throws(ResultError) in
      try EmbeddingRecord(of: entry, in: results, curves, shownBy: shown.figure)
    }
  }
}
