import Datasets
import Specifications
public import Foundation

/// The folder of published datasets.
public struct DataFolder: Sendable {
  let folder: URL
  private let files: [KnownFile]

  public init(_ folder: URL) {
    self.init(folder, files: KnownFile.all)
  }

  init(_ folder: URL, files: [KnownFile]) {
    self.folder = folder
    self.files = files
  }

  /// A line per published dataset: name, size, and its path or how to fetch it.
  public var listing: String {
    let width = files.map(\.name.count).max() ?? 0
    return files.map { file in
      let name = file.name.padding(toLength: width, withPad: " ", startingAt: 0)
      return "\(name)  \(megabytes(file.byteCount))  \(state(of: file))\n"
    }.joined()
  }

  /// Fetches a published dataset unless it is present, and continues an incomplete transfer.
  ///
  /// - Parameters:
  ///   - name: The name of the dataset, such as `hopper-expert-v2`.
  ///   - showsProgress: Whether progress is shown on standard error.
  /// - Returns: The complete and verified file.
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
    let download = Download(file: file, target: location(of: file))
    try download.run(showsProgress: showsProgress)
    return download.target
  }

  func location(of file: KnownFile) -> URL { folder.appending(path: file.fileName) }

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

/// A size in units of 10⁶ bytes, such as `  152.4 MB`.
private func megabytes(_ count: Int) -> String {
  let text = String(format: "%.1f", Double(count) / 1e6)
  return String(repeating: " ", count: max(0, 6 - text.count)) + text + " MB"
}
