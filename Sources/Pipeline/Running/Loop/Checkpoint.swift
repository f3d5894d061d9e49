import Datasets
import Foundation
import LinearAlgebra
import Records

/// A learner in mid-run, with all that its run had measured by then.
struct Checkpoint: Equatable {
  /// Steps of the learner that were taken, the pre-training counted.
  var updateCount: Int
  /// The learner's tensors.
  var tensors: [Tensor]
  /// The latest value of each loss; `nil` where there was none yet.
  var losses: [Float?]
  /// Episodes in each evaluation of the curve.
  var episodeCount: Int
  var curve: Curve
  /// SHA-256 of the learner's state at each evaluation of the curve.
  var chain: [String]
  /// What the run had cost by then; it is in no result.
  var effort: Effort

  func encoded() -> Data {
    Safetensors(
      tensors: tensors,
      metadata: [
        "updates": String(updateCount), "episodes": String(episodeCount), "curve": curve.csv,
        "chain": chain.joined(separator: "\n"),
        "losses": losses.map { $0.map { "\($0)" } ?? "" }.joined(separator: ","),
        "wall_seconds": "\(effort.wallSeconds)",
        "processor_seconds": "\(effort.processorSeconds)",
        "resumes": String(effort.resumeCount),
      ]
    ).encoded()
  }

  init(
    updateCount: Int, tensors: [Tensor], losses: [Float?], episodeCount: Int,
    curve: Curve, chain: [String], effort: Effort
  ) {
    self.updateCount = updateCount
    self.tensors = tensors
    self.losses = losses
    self.episodeCount = episodeCount
    (self.curve, self.chain) = (curve, chain)
    self.effort = effort
  }

  /// Reads what `encoded` wrote.
  init(decoding data: Data, file: String) throws(SafetensorsError) {
    let contents = try Safetensors(decoding: data, file: file, isSealed: true)
    let metadata = contents.metadata
    let chain = metadata["chain"].map { $0.split(separator: "\n").map(String.init) }
    let losses = metadata["losses"]?
      .split(separator: ",", omittingEmptySubsequences: false).map { Float($0) }
    guard let updates = metadata["updates"].flatMap(Int.init),
      let episodes = metadata["episodes"].flatMap(Int.init), let chain,
      let losses, let curve = metadata["curve"].flatMap({ try? Curve(csv: $0, file: file) }),
      curve.rows.count == chain.count, curve.columns.count > 1 + losses.count,
      let effort = Effort(metadata)
    else {
      throw SafetensorsError(file: file, problem: "it is not a checkpoint")
    }
    self.init(
      updateCount: updates, tensors: contents.tensors, losses: losses,
      episodeCount: episodes, curve: curve, chain: chain, effort: effort)
  }

  /// The learner's tensors by name.
  var namedTensors: [String: Tensor] {
    Dictionary(uniqueKeysWithValues: tensors.map { ($0.name, $0) })
  }
}

extension Effort {
  fileprivate init?(_ metadata: [String: String]) {
    guard let wall = metadata["wall_seconds"].flatMap(Double.init),
      let processor = metadata["processor_seconds"].flatMap(Double.init),
      let resumes = metadata["resumes"].flatMap(Int.init)
    else { return nil }
    self.init(wallSeconds: wall, processorSeconds: processor, resumeCount: resumes)
  }
}
