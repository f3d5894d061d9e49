import Environments
import Foundation
import TestSupport
import LinearAlgebra
import Networks

/// The Hopper that set-up fetched.
func hopper() throws -> BenchmarkModel {
  let work = ProcessInfo.processInfo.environment["DMIL_WORK"].flatMap { $0.isEmpty ? nil : $0 }
  let folder = work.map { URL(filePath: $0) } ?? repository.appending(path: ".work")
  return try BenchmarkModel(
    of: .hopper, inertia: .cylinder, folder: folder.appending(path: "models").path)
}

/// A policy that nobody trained.
func untrainedPolicy() -> TanhGaussianPolicy {
  var generator = Generator(seed: 5, stream: "untrained")
  return TanhGaussianPolicy(
    observationCount: 11, actionCount: 3, hiddenWidths: [8], using: &generator)
}
