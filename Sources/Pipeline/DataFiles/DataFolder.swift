public import Datasets
public import Foundation
import Records
import Specifications

/// The folder of published datasets.
public struct DataFolder: Sendable {
  private let folder: URL
  private let files: [KnownFile]

  public init(_ folder: URL, files: [KnownFile] = KnownFile.all) {
    (self.folder, self.files) = (folder, files)
  }

  /// A line per published dataset: name, size, and its path or how to fetch it.
  public var listing: String {
    aligned(
      files.map { file in
        [file.name, String(format: "%6.1f MB", Double(file.byteCount) / 1e6), state(of: file)]
      }
    ).map { $0 + "\n" }.joined()
  }

  /// Fetches a published dataset, such as `hopper-expert-v2`, unless it is present, and continues an
  /// incomplete transfer; returns the complete and verified file.
  ///
  /// - Throws: `DataError` if it cannot be obtained.
  public func fetch(_ name: String, showsProgress: Bool) throws(DataError) -> URL {
    guard let file = files.first(where: { $0.name == name }) else {
      throw .unknown(name: name, hint: suggestion(for: name, among: files.map(\.name)))
    }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .unwritable(path: folder.path, reason: "the folder cannot be created: \(error)")
    }
    try Download(file: file, target: location(of: file)).run(showsProgress: showsProgress)
    return location(of: file)
  }

  /// The place of a published file, whether it is present or not.
  public func location(of file: KnownFile) -> URL { folder.appending(path: file.fileName) }

  private func state(of file: KnownFile) -> String {
    switch byteCount(of: location(of: file)) {
    case file.byteCount: "present: \(location(of: file).path)"
    case nil: "absent; fetch it: dmil data fetch \(file.name)"
    case .some(let found):
      "damaged: \(found) bytes instead of \(file.byteCount); fetch it again: "
        + "dmil data fetch \(file.name)"
    }
  }
}

/// The size of a file; `nil` if there is none.
func byteCount(of file: URL) -> Int? {
  (try? FileManager.default.attributesOfItem(atPath: file.path))?[.size] as? Int
}

/// A dataset that cannot be obtained or used, and a remedy.
public enum DataError: Error, Equatable, CustomStringConvertible {
  /// A file is damaged or unsupported.
  case invalid(DatasetError)
  /// There is no dataset or policy of this name.
  case unknown(name: String, hint: String)
  /// A program is not installed.
  case missingTool(name: String)
  /// The server cannot be reached, closed the connection or refused.
  case unreachable(address: String, reason: String)
  /// A fetched file differs from the published one.
  case differs(file: String, address: String, found: String, expected: String)
  /// A file or folder cannot be written or read.
  case unwritable(path: String, reason: String)

  public var description: String {
    switch self {
    case .invalid(let error): "\(error)"
    case .unknown(let name, let hint): "there is no dataset or policy '\(name)': \(hint)"
    case .missingTool(let name): "\(name) is not installed; type: apt-get install \(name)"
    case .unreachable(let address, let reason):
      "\(address): \(reason); the fetched part is kept, and the same command continues there"
    case .differs(let file, let address, let found, let expected):
      "\(file): found \(found), expected \(expected); it was removed: fetch it again; if that does "
        + "not help, \(address) has changed"
    case .unwritable(let path, let reason):
      "\(path): \(reason); make room, or choose a folder that can be written (DMIL_WORK, --output)"
    }
  }
}
