public import Foundation

/// The SHA-256 of files and folders of a repository: of the path and content of every file, in the
/// order of paths.
public struct SourceHash: Sendable {
  /// 64 hexadecimal digits; empty if there are no such files.
  public let hex: String

  public init(repository: URL, paths: [String] = ["Package.swift", "Sources"]) {
    // Relative to the repository, so that its path does not matter.
    var files: [String] = []
    for path in paths {
      if path.hasSuffix(".swift") {
        files.append(path)
      } else {
        let folder = repository.appending(path: path).path
        let names = FileManager.default.enumerator(atPath: folder)?.allObjects ?? []
        files += names.compactMap { $0 as? String }.map { "\(path)/\($0)" }
      }
    }
    var lines = ""
    for file in files.sorted() {
      let path = repository.appending(path: file).path
      guard let data = FileManager.default.contents(atPath: path) else { continue }
      lines += "/\(file) \(sha256(of: data))\n"
    }
    hex = lines.isEmpty ? "" : sha256(of: lines)
  }
}
