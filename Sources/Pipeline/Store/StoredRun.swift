import Records
import Foundation

/// The folder of one result.
struct StoredRun {
  static let resultFile = "result.json"
  static let logFile = "log.txt"
  /// What may differ between two makings of the same result.
  static let unsealedFiles = [StoredProvenance.name, logFile]

  let folder: URL
  let result: RunResult

  /// Reads and verifies result.json; `nil` where there is none.
  init?(in folder: URL, key: RunKey) throws(StoreError) {
    let file = folder.appending(path: Self.resultFile)
    guard let data = try read(file) else { return nil }
    self.folder = folder
    result = try reading { () throws(RecordError) in
      try RunResult(content: data, file: file.path)
    }
    guard result.key == key else {
      throw .damaged(
        .edited(file: file.path, problem: "it is the result of another key, \(result.key)"))
    }
  }

  /// Verifies every file of the folder.
  ///
  /// - Parameter mayBeThinned: Whether files that the result names may have been left out.
  /// - Throws: what is wrong, by the name of the file.
  func verify(mayBeThinned: Bool) throws(StoreError) {
    let present = try names(in: folder)
    for name in present
    where name != Self.resultFile && !Self.unsealedFiles.contains(name) && result.files[name] == nil
    {
      throw .foreign(path: folder.appending(path: name).path)
    }
    for name in result.files.keys.sorted() where present.contains(name) || !mayBeThinned {
      _ = try data(name)
    }
    _ = try Self.record(in: folder)
  }

  /// The content of a file that the result names.
  func data(_ name: String) throws(StoreError) -> Data {
    let file = folder.appending(path: name)
    guard let sha = result.files[name], let data = try read(file) else {
      throw .missing(file: file.path)
    }
    guard sha256(of: data) == sha else {
      throw .damaged(
        .edited(
          file: file.path, problem: "its SHA-256 is not the one in \(Self.resultFile)"))
    }
    return data
  }

  static func record(in folder: URL) throws(StoreError) -> StoredProvenance {
    let file = folder.appending(path: StoredProvenance.name)
    guard let data = try read(file) else { throw .missing(file: file.path) }
    return try reading { () throws(RecordError) in
      try StoredProvenance(content: data, file: file.path)
    }
  }
}
