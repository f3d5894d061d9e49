import Records
import Store

/// A run of a distribution, with what the store has of it.
struct RecordedRun {
  let run: Run
  /// `nil` if it lacks data from outside the project, which `note` then names.
  let result: RunResult?
  let provenance: Provenance?
  let note: String?

  /// `nil` if the run has neither a result nor a note.
  ///
  /// - Throws: a problem of its result.
  init?(_ run: Run, in store: ResultStore) throws(StoreError) {
    self.run = run
    result = try store.result(of: run)
    provenance = try store.provenance(of: run)
    note = result == nil ? try store.note(.unavailable, on: run) : nil
    if result == nil, note == nil { return nil }
  }

  /// The folder of its result in a distribution.
  var folder: String { "paper/results/\(run.key.hex.prefix(2))/\(run.key.hex)/" }

  /// The file of its specification in a distribution.
  var specification: String {
    "paper/experiments/\(run.specification.split(separator: "/").last ?? "")"
  }
}
