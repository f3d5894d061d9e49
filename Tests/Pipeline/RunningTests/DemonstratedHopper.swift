@testable import DataFiles
import Environments
import Foundation
import LinearAlgebra
import Networks
import TestSupport
@testable import Records
@testable import Running

/// A repository whose only contents are two untrained policies for Hopper.
final class DemonstratedHopper {
  let folder: TemporaryFolder
  /// Of `paper/experts/hopper-expert.safetensors`.
  let sha256: String

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "paper/experts"), withIntermediateDirectories: true)
    var hash = ""
    for level in ExpertPolicy.Level.allCases {
      var generator = Generator(seed: 1, stream: level.rawValue)
      let policy = TanhGaussianPolicy(
        observationCount: 11, actionCount: 3, hiddenWidths: [8], using: &generator)
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
