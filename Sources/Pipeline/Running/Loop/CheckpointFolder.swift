import Records
import Store
import Foundation

/// The folder where the runs of one trajectory keep their checkpoints.
///
/// `snapshot-<updates>` stays; of `checkpoint-<updates>` only the newest does. Runs that differ
/// in nothing but steps, evaluations and snapshots share the folder.
struct CheckpointFolder {
  let url: URL

  func write(_ checkpoint: Checkpoint, isSnapshot: Bool) throws {
    let older = try files().filter { !$0.isSnapshot }
    let name = "\(isSnapshot ? "snapshot" : "checkpoint")-\(checkpoint.updateCount).safetensors"
    try writeDurably(checkpoint.encoded(), to: url.appending(path: name))
    for file in older where file.url.lastPathComponent != name {
      try? FileManager.default.removeItem(at: file.url)
    }
  }

  /// The latest checkpoint from which a run under `plan` can go on as if it had never stopped.
  ///
  /// Its curve, cut to the evaluations that `plan` asks for, is returned with it; an evaluation
  /// at its very step is left to be made again.
  ///
  /// - Throws: `SafetensorsError` when a file is damaged.
  func latest(
    fitting plan: TrainingProtocol, pretrainingStepCount: Int
  ) throws -> Checkpoint? {
    let files = try files().sorted { $0.updateCount > $1.updateCount }
    let kept = Set(files.filter(\.isSnapshot).map(\.updateCount))
    for file in files where file.updateCount <= pretrainingStepCount + plan.stepCount {
      let step = file.updateCount - pretrainingStepCount
      let earlier = plan.snapshotSteps.filter { $0 < step }
      guard earlier.allSatisfy({ kept.contains($0 + pretrainingStepCount) }) else { continue }
      var checkpoint = try read(file.url)
      guard checkpoint.updateCount == file.updateCount else {
        throw SafetensorsError(
          file: file.url.path, problem: "it holds step \(checkpoint.updateCount)")
      }
      let wanted = plan.evaluationSteps(before: step)
      let indices = checkpoint.curve.rows.indices.filter {
        let row = checkpoint.curve.rows[$0]
        return row.step < step && plan.evaluates(at: row.step)
      }
      checkpoint.chain = indices.map { checkpoint.chain[$0] }
      checkpoint.curve.rows = indices.map { checkpoint.curve.rows[$0] }
      let fits = wanted.isEmpty || checkpoint.episodeCount == plan.episodeCount
      if fits, checkpoint.curve.rows.map(\.step) == wanted { return checkpoint }
    }
    return nil
  }

  /// The snapshot after `updateCount` steps; `nil` when none was kept.
  func snapshot(at updateCount: Int) throws -> Checkpoint? {
    let file = url.appending(path: "snapshot-\(updateCount).safetensors")
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    return try read(file)
  }

  private func read(_ file: URL) throws -> Checkpoint {
    try Checkpoint(decoding: Data(contentsOf: file), file: file.path)
  }

  private func files() throws -> [(url: URL, updateCount: Int, isSnapshot: Bool)] {
    guard FileManager.default.fileExists(atPath: url.path) else { return [] }
    let names = try FileManager.default.contentsOfDirectory(atPath: url.path)
    return names.sorted().compactMap { name in
      let parts = name.split(separator: ".")[0].split(separator: "-")
      guard name.hasSuffix(".safetensors"), parts.count == 2, let updates = Int(parts[1]),
        parts[0] == "snapshot" || parts[0] == "checkpoint"
      else { return nil }
      return (url.appending(path: name), updates, parts[0] == "snapshot")
    }
  }
}
