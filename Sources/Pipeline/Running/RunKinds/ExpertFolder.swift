import DataFiles
import Datasets
import Experts
import Foundation
import LinearAlgebra
import Networks
import Store

/// The checkpoints of the training of an expert.
///
/// `learner.safetensors` is the learner after its last whole epoch, with the curve; it determines
/// where the training resumes. `epoch-<n>.safetensors` are the transitions of the epochs in the
/// replay buffer, `policy-<steps>.safetensors` the policies after every epoch.
struct ExpertFolder {
  let url: URL
  let owner: CheckpointOwner

  struct State {
    var epochCount: Int
    var tensors: [String: Tensor]
    var blocks: [ReplayBlock]
    var curve: String
  }

  /// The state after the last whole epoch, with the transitions of the last `heldEpochCount` epochs;
  /// `nil` if there is none.
  ///
  /// - Throws: `SafetensorsError` if a file is damaged or belongs to another run.
  func state(heldEpochCount: Int) throws -> State? {
    guard FileManager.default.fileExists(atPath: learnerFile.path) else { return nil }
    let contents = try read(learnerFile)
    guard let epochCount = contents.metadata["epochs"].flatMap(Int.init),
      let curve = contents.metadata["curve"]
    else {
      throw SafetensorsError(file: learnerFile.path, problem: "it is not the state of an expert")
    }
    let held = max(0, epochCount - heldEpochCount)..<epochCount
    return State(
      epochCount: epochCount,
      tensors: contents.tensors.byName,
      blocks: try held.map { epoch in
        let file = blockFile(epoch)
        return try ReplayBlock(read(file), file: file.path)
      },
      curve: curve)
  }

  /// The file of the policy after `stepCount` steps.
  func policy(after stepCount: Int) throws -> Data { try Data(contentsOf: policyFile(stepCount)) }

  /// Writes the state after an epoch, and removes the epoch that left the replay buffer.
  func write(
    _ trainer: ExpertTrainer, _ block: ReplayBlock, heldEpochCount: Int, curve: String
  ) throws {
    let epoch = trainer.epochCount - 1
    func write(_ tensors: [Tensor], _ metadata: [String: String], to file: URL) throws {
      try writeDurably(Safetensors(tensors: tensors, metadata: metadata).encoded(), to: file)
    }
    try write(block.tensors, owner.metadata, to: blockFile(epoch))
    try write(
      trainer.learner.policy.network.tensors(named: "policy"),
      ["steps": String(trainer.stepCount)], to: policyFile(trainer.stepCount))
    let state = ["epochs": String(trainer.epochCount), "curve": curve]
    try write(
      trainer.learner.tensors, state.merging(owner.metadata) { $1 }, to: learnerFile)
    try? FileManager.default.removeItem(at: blockFile(epoch - heldEpochCount))
  }

  private var learnerFile: URL { url.appending(path: "learner.safetensors") }

  private func blockFile(_ epoch: Int) -> URL {
    url.appending(path: "epoch-\(epoch).safetensors")
  }

  private func policyFile(_ stepCount: Int) -> URL {
    url.appending(path: "policy-\(stepCount).safetensors")
  }

  private func read(_ file: URL) throws -> Safetensors {
    let contents = try Safetensors(
      decoding: Data(contentsOf: file), file: file.path, isSealed: true)
    try owner.check(contents.metadata, file: file.path)
    return contents
  }
}

extension ReplayBlock {
  fileprivate var tensors: [Tensor] {
    [
      Tensor(name: "observations", observations), Tensor(name: "actions", actions),
      Tensor(name: "next_observations", nextObservations),
      Tensor(name: "rewards", shape: [count], elements: rewards),
      Tensor(name: "terminals", shape: [count], elements: terminals),
    ]
  }

  fileprivate init(_ contents: Safetensors, file: String) throws(SafetensorsError) {
    let transitions = try Transitions(contents, file: file)
    guard let rewards = contents["rewards"], let terminals = contents["terminals"],
      rewards.elements.count == transitions.count, terminals.elements.count == transitions.count
    else {
      throw SafetensorsError(
        file: file, problem: "it lacks rewards or terminals of its transitions")
    }
    self.init(transitions, rewards: rewards.elements, terminals: terminals.elements)
  }
}
