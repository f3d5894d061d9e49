import Foundation
import Records
import Typesetting

extension PaperRecord {
  /// The folder of the paper, from the repository's root.
  var folder: String { "paper/build/\(profile)" }

  /// Writes the record, with the hashes of all files of the paper, beside paper.html and into it.
  ///
  /// The files lie in `root`, which has the layout of the repository.
  ///
  /// - Returns: The file of the record.
  func write(in root: URL, hashing files: [URL]) throws(ReportError) -> URL {
    var record = self
    for file in files {
      let content = try ReportError.at(file) { try Data(contentsOf: file) }
      record.files[String(file.path.dropFirst(root.path.count + 1))] = sha256(of: content)
    }
    let content = record.fileContent
    for page in files where page.pathExtension == "html" {
      let empty = try ReportError.at(page) { try Data(contentsOf: page) }
      let filled: Data
      do throws(TypesettingError) {
        filled = try EmbeddedData.page(empty, with: content)
      } catch {
        throw .typesetting(error)
      }
      try ReportError.at(page) { try filled.write(to: page) }
    }
    let file = root.appending(path: "\(folder)/\(Self.name)")
    try ReportError.at(file) { try content.write(to: file, options: .atomic) }
    return file
  }

  /// The files of the paper in a repository that changed since they were written.
  func editedFiles(in repository: URL) -> [URL] {
    files.sorted { $0.key < $1.key }.compactMap { path, hash in
      let file = repository.appending(path: path)
      guard let content = FileManager.default.contents(atPath: file.path) else { return nil }
      return isFile(content, hash: hash, named: path) ? nil : file
    }
  }

  private func isFile(_ content: Data, hash: String, named path: String) -> Bool {
    guard path.hasSuffix(".html") else { return sha256(of: content) == hash }
    guard let (page, data) = EmbeddedData.parts(of: content) else { return false }
    return sha256(of: page) == hash && data == fileContent
  }
}
