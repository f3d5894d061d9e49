import Environments
import Foundation
import LinearAlgebra
import Networks
import TestSupport

/// The Hopper that set-up fetched.
func hopper() throws -> BenchmarkModel {
  try BenchmarkModel(
    of: .hopper, inertia: .cylinder, folder: workingStore.appending(path: "models").path)
}

/// An untrained policy of the Hopper.
func untrainedPolicy() -> TanhGaussianPolicy {
  var generator = Generator(seed: 5, stream: "untrained")
  return TanhGaussianPolicy(
    observationCount: 11, actionCount: 3, hiddenWidths: [8], using: &generator)
}
