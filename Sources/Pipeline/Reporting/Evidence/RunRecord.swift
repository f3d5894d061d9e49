import Planning
import Records
import TracedResults

/// A run of the plan: its result, how it came to be, and the command that repeats it.
struct RunRecord: Codable, Equatable, Sendable {
  struct Input: Codable, Equatable, Sendable {
    let name: String
    /// The path of the run that made it; `nil` if it is not of the plan.
    let run: String?
    /// The hash of its result; `nil` without a result of ours.
    let sha256: String?
  }

  /// The path of its cell.
  let cell: String
  let seed: Int
  let kind: RunKind
  /// The experiment's title.
  let title: String
  /// The method as the paper writes it.
  let method: String
  let key: String
  let specification: String
  /// Repeats the run and compares it with the stored result.
  let command: String
  /// Its predicted time; `nil` if no time of its kind and method is known.
  let minutes: Double?
  let numerics: [String: Int]
  let sources: [String: String]?
  let inputs: [Input]
  /// The hash that a repetition must have; `nil` without a result.
  let result: String?
  let files: [String: String]?
  /// The hash of published numbers and margins when it was made.
  let published: String?
  /// The hash of the program's sources.
  let program: String?
  let numericClass: String?
  let commit: String?
  let isDirty: Bool?
  /// Why there is no result.
  let note: String?
  /// Of a training run.
  let curve: CurveRecord?

  /// The records of all runs, by path.
  static func records(of results: Results, _ curves: [String: Curve]) -> [String: RunRecord] {
    let prediction = results.costPrediction
    let paths = Dictionary(
      results.entries.map { ($0.run.key, $0.run.path) }, uniquingKeysWith: { first, _ in first })
    let records = results.entries.map { entry in
      (
        entry.run.path,
        RunRecord(
          entry, profile: results.profile, paths: paths, seconds: prediction.seconds(of: entry.run),
          curve: curves[entry.run.path].map { CurveRecord($0, hasDiverged: entry.hasDiverged) })
      )
    }
    return Dictionary(records, uniquingKeysWith: { first, _ in first })
  }

  private init(
    _ entry: Results.Entry, profile: Profile, paths: [RunKey: String], seconds: Double?,
    curve: CurveRecord?
  ) {
    let (run, result, provenance) = (entry.run, entry.result, entry.provenance)
    (cell, seed, kind, title) = (run.cell.path, run.seed, run.kind, run.title)
    method = TracedResults.title(ofMethod: run.cell.method).plainText
    key = run.key.hex
    // The place of the repository is not part of the paper.
    specification = "paper/experiments/" + (run.specification.split(separator: "/").last ?? "")
    command = "dmil repro --profile \(profile.rawValue) '\(run.path)'"
    minutes = seconds.map { ($0 / 6).rounded() / 10 }
    numerics = run.numerics
    sources = run.sources.isEmpty ? nil : run.sources
    inputs = run.inputs.map {
      Input(name: $0.name, run: paths[$0.key], sha256: result?.inputs[$0.name])
    }
    (self.result, files, published) = (result?.sha256, result?.files, result?.published)
    (program, numericClass) = (provenance?.sourceSHA256, provenance?.numericClass)
    (commit, isDirty, note) = (provenance?.commit, provenance?.isDirty, entry.note)
    self.curve = curve
  }
}
