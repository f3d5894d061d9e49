import DataFiles
import Foundation
import Records
import Store

/// The checkpoints of all runs that differ only in steps, evaluations and snapshots.
///
/// Every `snapshot-<updates>` is kept, but only the newest `checkpoint-<updates>`.
struct CheckpointFolder {
  let url: URL
  let owner: CheckpointOwner

  func write(_ checkpoint: Checkpoint, isSnapshot: Bool) throws {
    let older = try files().filter { !$0.isSnapshot }
    let name = "\(isSnapshot ? "snapshot" : "checkpoint")-\(checkpoint.updateCount).safetensors"
    try writeDurably(checkpoint.encoded(for: owner), to: url.appending(path: name))
    for file in older where file.url.lastPathComponent != name {
      try? FileManager.default.removeItem(at: file.url)
    }
  }

  /// The latest checkpoint from which a run under `plan` ends in the same bytes as an uninterrupted
  /// one.
  ///
  /// Its curve has exactly the evaluations of `plan` before its step; an evaluation at its step is to
  /// be repeated. Damaged and foreign files are passed to `skip`, and an older checkpoint is used.
  ///
  /// - Throws: the first problem, if there is no usable checkpoint because of it.
  func latest(
    fitting plan: TrainingProtocol, pretrainingStepCount: Int,
    skip: (SafetensorsError) -> Void = { _ in }
  ) throws -> Checkpoint? {
    var problems: [SafetensorsError] = []
    let files = try files().sorted { $0.updateCount > $1.updateCount }
    for file in files where file.updateCount <= pretrainingStepCount + plan.stepCount {
      let step = file.updateCount - pretrainingStepCount
      let earlier = plan.snapshotSteps.filter { $0 < step }.map { $0 + pretrainingStepCount }
      let kept = files.filter { $0.isSnapshot && earlier.contains($0.updateCount) }
      guard kept.count == earlier.count else { continue }
      do throws(SafetensorsError) {
        var checkpoint = try read(file.url)
        guard checkpoint.updateCount == file.updateCount else {
          throw SafetensorsError(
            file: file.url.path, problem: "it holds step \(checkpoint.updateCount)")
        }
        guard checkpoint.keep(plan, before: step) else { continue }
        for snapshot in kept { _ = try read(snapshot.url) }
        problems.forEach(skip)
        return checkpoint
      } catch {
        // A process that lost its lock may have removed it after the listing.
        let isThere = FileManager.default.fileExists(atPath: file.url.path)
        if isThere, !problems.contains(error) { problems.append(error) }
      }
    }
    if let problem = problems.first { throw problem }
    return nil
  }

  /// The snapshot after `updateCount` steps; `nil` if none was kept.
  func snapshot(at updateCount: Int) throws -> Checkpoint? {
    let file = url.appending(path: "snapshot-\(updateCount).safetensors")
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    return try read(file)
  }

  private func read(_ file: URL) throws(SafetensorsError) -> Checkpoint {
    guard let data = (try? Store.read(file)) ?? nil else {
      throw SafetensorsError(file: file.path, problem: "it cannot be read")
    }
    return try Checkpoint(decoding: data, of: owner, file: file.path)
  }

  private func files() throws -> [(url: URL, updateCount: Int, isSnapshot: Bool)] {
    try names(in: url).compactMap { name in
      let parts = name.split(separator: ".")[0].split(separator: "-")
      guard name.hasSuffix(".safetensors"), parts.count == 2, let updates = Int(parts[1]),
        parts[0] == "snapshot" || parts[0] == "checkpoint"
      else { return nil }
      return (url.appending(path: name), updates, parts[0] == "snapshot")
    }
  }
}

extension Checkpoint {
  /// Keeps the evaluations of `plan` before `step`; returns whether they are all there.
  fileprivate mutating func keep(_ plan: TrainingProtocol, before step: Int) -> Bool {
    let kept = curve.rows.indices.filter {
      curve.rows[$0].step < step && plan.evaluates(at: curve.rows[$0].step)
    }
    chain = kept.map { chain[$0] }
    curve.rows = kept.map { curve.rows[$0] }
    let wanted = plan.evaluationSteps(before: step)
    return curve.rows.map(\.step) == wanted && (wanted.isEmpty || episodeCount == plan.episodeCount)
  }
}
