public import Foundation

extension URL {
  public var text: String {
    get throws { try String(contentsOf: self, encoding: .utf8) }
  }

  /// The names in the folder, sorted.
  public var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  public func makeFolder() throws {
    try FileManager.default.createDirectory(at: self, withIntermediateDirectories: true)
  }

  /// Writes or replaces a file, which may be read-only, and makes the folders above it.
  public func write(_ text: String) throws {
    try deletingLastPathComponent().makeFolder()
    try Data(text.utf8).write(to: self, options: .atomic)
  }

  /// Replaces the first occurrence of a text in a file, which must have it.
  public func replace(_ old: String, with new: String) throws {
    let text = try text
    precondition(text.contains(old), "'\(old)' is not in \(path)")
    try write(text.replacing(old, with: new, maxReplacements: 1))
  }

  /// Copies files and folders of the same names from another folder.
  public func copy(_ names: [String], from folder: URL) throws {
    try makeFolder()
    for name in names {
      try FileManager.default.copyItem(
        at: folder.appending(path: name), to: appending(path: name))
    }
  }
}

extension TemporaryFolder {
  /// Writes a file, and returns where it is.
  @discardableResult
  public func write(_ text: String, to path: String) throws -> URL {
    let file = url.appending(path: path)
    try file.write(text)
    return file
  }
}
