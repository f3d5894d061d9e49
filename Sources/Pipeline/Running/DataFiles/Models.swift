public import Environments
import Records
import Store
public import Foundation

/// The models of the benchmark tasks as set-up leaves them in the working store.
///
/// The files are other people's, so the repository holds their checksums only, in
/// `Resources/models.sha256`; `.ci/models` reads the same table.
public struct Models: Sendable {
  /// The folder in which they lie.
  public let folder: URL

  /// - Parameter work: The working store.
  public init(work: URL) { folder = work.appending(path: "models", directoryHint: .isDirectory) }

  /// Compiles the model of a task if its files are those that D4RL's scores belong to.
  ///
  /// - Throws: when a file is missing, differs, or is refused by MuJoCo.
  public func model(
    of task: BenchmarkTask, inertia: CapsuleInertia
  ) throws(EnvironmentError) -> BenchmarkModel {
    for file in Self.files(of: task) { try verify(file) }
    return try BenchmarkModel(of: task, inertia: inertia, folder: folder.path)
  }

  private func verify(_ file: (path: String, checksum: String)) throws(EnvironmentError) {
    let url = folder.appending(path: file.path)
    guard let contents = try? Data(contentsOf: url) else {
      throw EnvironmentError(
        subject: url.path, problem: "is not here or cannot be read; type .ci/models to fetch it")
    }
    guard sha256(of: contents) == file.checksum else {
      throw EnvironmentError(
        subject: url.path,
        problem: "is not the file that was published; remove it and type .ci/models to fetch it")
    }
  }

  /// The file of a walker, or all files of the hand, paths within the folder.
  static func files(of task: BenchmarkTask) -> [(path: String, checksum: String)] {
    let root = task.modelFile.prefix { $0 != "/" }
    return table.filter { $0.path.prefix { $0 != "/" } == root }
  }

  /// Lines of `checksum  path`, as sha256sum writes them.
  private static let table = String(decoding: PackageResources.models_sha256, as: UTF8.self)
    .split(separator: "\n").map { line in
      (path: String(line.dropFirst(66)), checksum: String(line.prefix(64)))
    }
}
