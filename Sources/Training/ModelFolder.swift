import Environments
import Foundation

/// The folder of MuJoCo models that set-up fetched.
struct ModelFolder {
  let url: URL

  /// The compiled model of a task; each is compiled once in a process, one at a time.
  func model(
    of task: BenchmarkTask, inertia: CapsuleInertia
  ) throws(EnvironmentError) -> BenchmarkModel {
    try BenchmarkModel(of: task, inertia: inertia, folder: url.path)
  }
}
