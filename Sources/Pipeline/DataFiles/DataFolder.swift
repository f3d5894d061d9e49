public import Datasets
import Specifications
public import Foundation

/// The folder of published datasets.
public struct DataFolder: Sendable {
  private let folder: URL
  private let files: [KnownFile]

  public init(_ folder: URL, files: [KnownFile] = KnownFile.all) {
    (self.folder, self.files) = (folder, files)
  }

  /// A line per published dataset: name, size, and its path or how to fetch it.
  public var listing: String {
    let width = files.map(\.name.count).max() ?? 0
    return files.map { file in
      let name = file.name.padding(toLength: width, withPad: " ", startingAt: 0)
      let size = String(format: "%6.1f MB", Double(file.byteCount) / 1e6)
      return "\(name)  \(size)  \(state(of: file))\n"
    }.joined()
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
