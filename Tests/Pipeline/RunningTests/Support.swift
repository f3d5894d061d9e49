import Datasets
import Environments
import Foundation
import LinearAlgebra
import Networks
import TestSupport
@testable import DataFiles
@testable import Records
@testable import Running

extension RunMonitor {
  /// A monitor that neither stops a run nor asks for checkpoints.
  static var patient: RunMonitor { watching { _ in } }

  /// A monitor that passes on each number of steps.
  static func watching(_ advance: @escaping (_ done: Int) -> Void) -> RunMonitor {
    RunMonitor(checkpointInterval: nil, stops: { false }, advance: { done, _ in advance(done) })
  }

  /// A monitor that stops a run when asked for the `count`-th time, with a checkpoint in each step.
  static func stopping(after count: Int) -> RunMonitor {
    var askedCount = 0
    return RunMonitor(
      checkpointInterval: .zero,
      stops: {
        askedCount += 1
        return askedCount >= count
      }, advance: { _, _ in })
  }
}

/// Generated transitions of a stable linear system under linear feedback with noise.
func linearTransitions(count: Int, observationCount: Int, seed: UInt64 = 1) -> Transitions {
  var generator = Generator(seed: seed, stream: "test transitions")
  var states: [Float] = []
  var actions: [Float] = []
  var next: [Float] = []
  for _ in 0..<count {
    let state = (0..<observationCount).map { _ in Float(generator.normal()) }
    let action = 0.4 * tanh(state.reduce(0, +)) + 0.05 * Float(generator.normal())
    states += state
    actions.append(action)
    next += state.map { 0.9 * $0 + 0.1 * action }
  }
  func matrix(_ elements: [Float], _ columnCount: Int) -> Matrix {
    Matrix(rowCount: count, columnCount: columnCount, elements: elements)
  }
  return Transitions(
    observations: matrix(states, observationCount), actions: matrix(actions, 1),
    nextObservations: matrix(next, observationCount))
}

func untrainedPolicy(
  observationCount: Int, actionCount: Int, stream: String = "policy"
) -> TanhGaussianPolicy {
  var generator = Generator(seed: 2, stream: stream)
  return TanhGaussianPolicy(
    observationCount: observationCount, actionCount: actionCount, hiddenWidths: [8],
    using: &generator)
}

/// A repository whose only contents are two untrained policies for Hopper.
final class DemonstratedHopper {
  let folder: TemporaryFolder
  /// Of `paper/experts/hopper-expert.safetensors`.
  let sha256: String

  init() throws {
    folder = try TemporaryFolder()
    try folder.url.appending(path: "paper/experts").makeFolder()
    var hash = ""
    for level in ExpertPolicy.Level.allCases {
      let policy = untrainedPolicy(observationCount: 11, actionCount: 3, stream: level.rawValue)
      let bytes = Safetensors(tensors: policy.network.tensors(named: "policy")).encoded()
      try bytes.write(to: ExpertPolicy.file(level, of: .hopper, in: folder.url))
      if level == .expert { hash = Records.sha256(of: bytes) }
    }
    sha256 = hash
  }

  var expert: ExpertPolicy {
    get throws { try ExpertPolicy(.expert, of: .hopper, in: folder.url, sha256: sha256) }
  }

  static var model: BenchmarkModel {
    get throws { try Models(work: workingStore).model(of: .hopper, inertia: .cylinder) }
  }
}
