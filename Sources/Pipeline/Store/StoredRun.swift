import Foundation
import Records

/// Hashes of the files of a result that may differ between two executions of its run: `seal.json`.
struct Seal: RecordFile {
  static let schema = "dmil-seal/1"
  static let name = "seal.json"

  /// `RunResult.sha256`.
  let result: String
  /// SHA-256 of each file by name.
  let files: [String: String]
}

/// The folder of one result.
struct StoredRun {
  static let resultFile = "result.json"
  /// Files that the seal names, not the result.
  static let sealedFiles = [StoredProvenance.name, "log.txt"]

  let folder: URL
  let result: RunResult

  /// Reads and verifies result.json; `nil` if there is none.
  init?(in folder: URL, key: RunKey) throws(StoreError) {
    let file = folder.appending(path: Self.resultFile)
    guard let data = try read(file) else { return nil }
    self.folder = folder
    do {
      result = try RunResult(content: data, file: file.path)
    } catch {
      throw .damaged(error)
    }
    guard result.key == key else {
      throw .damaged(
        .edited(file: file.path, problem: "it is the result of another key, \(result.key)"))
    }
  }

  /// Verifies every file of the folder.
  ///
  /// - Parameter mayLackFiles: Whether files that the result names may be missing.
  /// - Throws: the first problem, with the name of its file.
  func verify(mayLackFiles: Bool) throws(StoreError) {
    let present = try names(in: folder)
    let known = [Self.resultFile, Seal.name] + Self.sealedFiles
    for name in present where !known.contains(name) && result.files[name] == nil {
      throw .foreign(path: folder.appending(path: name).path)
    }
    for name in result.files.keys.sorted() where present.contains(name) || !mayLackFiles {
      _ = try data(name)
    }
    let seal = try seal()
    for name in seal.files.keys.sorted() { _ = try sealed(name, by: seal) }
  }

  /// The verified content of a file that the result names.
  func data(_ name: String) throws(StoreError) -> Data {
    try data(name, sha256: result.files[name], from: Self.resultFile)
  }

  /// The provenance, verified by the seal.
  func provenance() throws(StoreError) -> StoredProvenance {
    try record(try sealed(StoredProvenance.name, by: seal()), StoredProvenance.name)
  }

  private func seal() throws(StoreError) -> Seal {
    let file = folder.appending(path: Seal.name)
    guard let data = try read(file) else { throw .missing(file: file.path) }
    let seal: Seal = try record(data, Seal.name)
    guard seal.result == result.sha256 else {
      throw .damaged(.edited(file: file.path, problem: "it belongs to another result"))
    }
    return seal
  }

  private func record<Record: RecordFile>(
    _ data: Data, _ name: String
  ) throws(StoreError) -> Record {
    do {
      return try Record(content: data, file: folder.appending(path: name).path)
    } catch {
      throw .damaged(error)
    }
  }

  private func sealed(_ name: String, by seal: Seal) throws(StoreError) -> Data {
    try data(name, sha256: seal.files[name], from: Seal.name)
  }

  private func data(
    _ name: String, sha256 expected: String?, from source: String
  ) throws(StoreError) -> Data {
    let file = folder.appending(path: name)
    guard let expected, let data = try read(file) else { throw .missing(file: file.path) }
    guard sha256(of: data) == expected else {
      throw .damaged(
        .edited(file: file.path, problem: "its SHA-256 is not the one in \(source)"))
    }
    return data
  }
}
