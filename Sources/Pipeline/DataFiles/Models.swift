public import Environments
public import Foundation
import Records

/// The models of the benchmark tasks in the working store, where `.ci/models` puts them.
///
/// The files are third-party work, so the repository holds only their checksums in
/// `Resources/models.sha256`, which `.ci/models` reads too.
public struct Models: Sendable {
  /// The folder of the files.
  public let folder: URL

  /// - Parameter work: The working store.
  public init(work: URL) { folder = work.appending(path: "models", directoryHint: .isDirectory) }

  /// Verifies and compiles the model of a task.
  ///
  /// - Throws: `EnvironmentError` if a file is missing, differs, or is refused by MuJoCo.
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
        subject: url.path, problem: "is missing or cannot be read; type .ci/models to fetch it")
    }
    guard sha256(of: contents) == file.checksum else {
      throw EnvironmentError(
        subject: url.path,
        problem: "differs from the published file; remove it and type .ci/models to fetch it")
    }
  }

  /// The file of a locomotion task, or all files of Adroit, relative to the folder.
  static func files(of task: BenchmarkTask) -> [(path: String, checksum: String)] {
    let root = task.modelFile.prefix { $0 != "/" }
    return table.filter { $0.path.prefix { $0 != "/" } == root }
  }

  /// Lines `checksum  path` of sha256sum.
  private static let table = String(decoding: PackageResources.models_sha256, as: UTF8.self)
    .split(separator: "\n").map { line in
      (path: String(line.dropFirst(66)), checksum: String(line.prefix(64)))
    }
}
