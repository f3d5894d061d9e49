import Datasets
import Environments
import Records
import Foundation

/// A recorded file that a specification asks for.
struct DataSource {
  let task: BenchmarkTask
  let demonstrator: String
  /// As written: a path from the repository or from the root; empty for D4RL's own.
  let file: String
  /// Of the file that is named; empty for D4RL's own.
  let sha256: String

  /// The name that D4RL gives to the data of this demonstrator, such as `hopper-expert-v2`.
  private var publishedName: String {
    "\(task.rawValue)-\(demonstrator)-\(task.isLocomotion ? "v2" : "v1")"
  }

  /// Where the file lies, its contents verified.
  ///
  /// - Throws: `Unavailable` when it is not there; `RunError` when it is another one.
  func location(in folder: DataFolder, repository: URL) throws -> URL {
    if file.isEmpty {
      guard let known = KnownFile.named(publishedName) else {
        throw RunError(
          problem: "D4RL has no data set \(publishedName) here; name the file and its sha256")
      }
      return try verified(
        folder.place(of: known), sha256: known.sha256,
        remedy: "dmil data fetch \(publishedName)")
    }
    return try verified(
      file.hasPrefix("/") ? URL(filePath: file) : repository.appending(path: file), sha256: sha256,
      remedy: "put it at \(file)")
  }

  private func verified(_ url: URL, sha256 wanted: String, remedy: String) throws -> URL {
    guard let bytes = try? Data(contentsOf: url, options: .alwaysMapped) else {
      throw Unavailable(note: "\(file.isEmpty ? publishedName : file): data not present; \(remedy)")
    }
    let found = Records.sha256(of: bytes)
    guard found == wanted else {
      throw RunError(
        problem: "\(url.path) has the sha256 \(found), and \(wanted) is wanted; \(remedy)")
    }
    return url
  }
}
