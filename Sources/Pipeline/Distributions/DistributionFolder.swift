import Foundation
import Records

/// The folder of a distribution before it is packed, and the checksums of its files.
struct DistributionFolder {
  static let checksums = "SHA256SUMS"

  let url: URL

  /// The place of a file or folder, by its path in the distribution.
  func place(of path: String) -> URL { url.appending(path: path) }

  func contains(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: place(of: path).path)
  }

  /// Adds a file with this text.
  func add(_ text: String, as path: String) throws {
    try Data(text.utf8).write(to: try room(for: path))
  }

  /// Adds a copy of a file, with its executable bit; a file that is there stays.
  func add(copyOf file: URL, as path: String) throws {
    guard !contains(path) else { return }
    try FileManager.default.copyItem(at: file, to: try room(for: path))
  }

  /// Adds the SHA-256 of every file, as `sha256sum --check` reads them.
  func addChecksums() throws {
    var lines = ""
    for path in try Self.files(below: url) {
      let data = try Data(contentsOf: place(of: path), options: .alwaysMapped)
      lines += "\(sha256(of: data))  \(path)\n"
    }
    try add(lines, as: Self.checksums)
  }

  /// The paths of all files below a folder, sorted.
  static func files(below folder: URL) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { path in
      var isFolder: ObjCBool = false
      let file = folder.appending(path: path).path
      return FileManager.default.fileExists(atPath: file, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }

  /// The place of a new file, in a folder that exists.
  private func room(for path: String) throws -> URL {
    let place = place(of: path)
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    return place
  }
}
