import DataFiles
import Datasets
import Environments
import Records
import Foundation

/// The dataset file of a specification.
struct DataSource {
  let task: BenchmarkTask
  let demonstrator: String
  /// A path from the repository or the root; empty for D4RL's published file.
  let file: String
  /// The hash of the named file; empty for D4RL's published file.
  let sha256: String

  /// D4RL's name of the dataset, such as `hopper-expert-v2`.
  private var publishedName: String {
    "\(task.rawValue)-\(demonstrator)-\(task.isLocomotion ? "v2" : "v1")"
  }

  /// The file, after its hash was verified.
  ///
  /// - Throws: `Unavailable` if it is missing; `RunError` if its hash differs.
  func location(in folder: DataFolder, repository: URL) throws -> URL {
    if file.isEmpty {
      guard let known = KnownFile.named(publishedName) else {
        throw RunError(
          problem: "D4RL has no dataset \(publishedName); name a file and its sha256")
      }
      return try verified(
        folder.location(of: known), sha256: known.sha256,
        remedy: "dmil data fetch \(publishedName)")
    }
    return try verified(
      file.hasPrefix("/") ? URL(filePath: file) : repository.appending(path: file), sha256: sha256,
      remedy: "put it at \(file)")
  }

  private func verified(_ url: URL, sha256 expected: String, remedy: String) throws -> URL {
    guard let bytes = try? Data(contentsOf: url, options: .alwaysMapped) else {
      throw Unavailable(note: "\(file.isEmpty ? publishedName : file): data not present; \(remedy)")
    }
    let found = Records.sha256(of: bytes)
    guard found == expected else {
      throw RunError(
        problem: "\(url.path) has the sha256 \(found), expected \(expected); \(remedy)")
    }
    return url
  }
}
