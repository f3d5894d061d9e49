import DataFiles
import Foundation
import LinearAlgebra
import Records

/// The run that a checkpoint belongs to, and the kind of machine that can continue it bit for bit.
struct CheckpointOwner: Equatable {
  /// `Run.checkpointKey`.
  let key: String
  let numericClass: String

  init(_ run: Run) { self.init(key: run.checkpointKey.hex) }

  init(key: String, numericClass: String = NumericClass.current.description) {
    (self.key, self.numericClass) = (key, numericClass)
  }

  var metadata: [String: String] { ["key": key, NumericClass.key: numericClass] }

  /// - Throws: if the file belongs to another run or was written on another kind of machine.
  func check(_ metadata: [String: String], file: String) throws(SafetensorsError) {
    let remedy = "move it away and run again"
    guard metadata["key"] == key else {
      throw SafetensorsError(
        file: file,
        problem: "it belongs to the run \(metadata["key"]?.prefix(12) ?? "of an older program"), "
          + "not to \(key.prefix(12))", remedy: remedy)
    }
    guard metadata[NumericClass.key] == numericClass else {
      throw SafetensorsError(
        file: file,
        problem:
          "it is of the numeric class \(metadata[NumericClass.key] ?? "of an older program"), and this "
          + "machine is of \(numericClass), which may round differently", remedy: remedy)
    }
  }
}

/// The state of a training run after a step: the learner, and everything measured so far.
struct Checkpoint: Equatable {
  /// Steps of the learner, including pre-training.
  var updateCount: Int
  /// The learner's tensors.
  var tensors: [Tensor]
  /// The latest value of each loss; `nil` if there was none yet.
  var losses: [Float?]
  /// Episodes in each evaluation of the curve.
  var episodeCount: Int
  var curve: Curve
  /// SHA-256 of the learner's state at each evaluation of the curve.
  var chain: [String]
  /// Cost of the run so far; not part of a result.
  var effort: Effort

  /// The bytes of a safetensors file, which contains its own SHA-256.
  func encoded(for owner: CheckpointOwner) -> Data {
    let state = [
      "updates": String(updateCount), "episodes": String(episodeCount), "curve": curve.csv,
      "chain": chain.joined(separator: "\n"),
      "losses": losses.map { $0.map { "\($0)" } ?? "" }.joined(separator: ","),
      "wall_seconds": "\(effort.wallSeconds)", "processor_seconds": "\(effort.processorSeconds)",
      "resumes": String(effort.resumeCount),
    ]
    return Safetensors(tensors: tensors, metadata: state.merging(owner.metadata) { $1 }).encoded()
  }
}

extension Checkpoint {
  /// - Throws: if the file is damaged, or not a checkpoint of this owner.
  init(decoding data: Data, of owner: CheckpointOwner, file: String) throws(SafetensorsError) {
    let contents = try Safetensors(decoding: data, file: file, isSealed: true)
    let metadata = contents.metadata
    func integer(_ name: String) -> Int? { metadata[name].flatMap { Int($0) } }
    func number(_ name: String) -> Double? { metadata[name].flatMap { Double($0) } }
    guard let updates = integer("updates"), let episodes = integer("episodes"),
      let chain = metadata["chain"]?.split(separator: "\n").map(String.init),
      let losses = metadata["losses"]?
        .split(separator: ",", omittingEmptySubsequences: false).map({ Float($0) }),
      let curve = metadata["curve"].flatMap({ try? Curve(csv: $0, file: file) }),
      curve.rows.count == chain.count, curve.columns.count > 1 + losses.count,
      let wall = number("wall_seconds"), let processor = number("processor_seconds"),
      let resumes = integer("resumes")
    else {
      throw SafetensorsError(file: file, problem: "it is not a checkpoint")
    }
    try owner.check(metadata, file: file)
    self.init(
      updateCount: updates, tensors: contents.tensors, losses: losses, episodeCount: episodes,
      curve: curve, chain: chain,
      effort: Effort(wallSeconds: wall, processorSeconds: processor, resumeCount: resumes))
  }
}
