import Datasets
import Specifications
public import Foundation

/// The folder in which published data sets are kept, each under its name.
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

  /// A line for each published data set: its name, its size, and where it lies or how to get it.
  public var listing: String {
    let width = files.map(\.name.count).max() ?? 0
    return files.map { file in
      let name = file.name.padding(toLength: width, withPad: " ", startingAt: 0)
      return "\(name)  \(megabytes(file.byteCount))  \(state(of: file))\n"
    }.joined()
  }

  /// Fetches a published data set, unless it is here; goes on where an earlier call was broken off.
  ///
  /// - Parameters:
  ///   - name: Of the data set, such as `hopper-expert-v2`.
  ///   - showsProgress: Whether the standard error shows how far it is.
  /// - Returns: Where it lies, complete and verified.
  /// - Throws: why it is not to be had.
  public func fetch(_ name: String, showsProgress: Bool) throws(DataError) -> URL {
    guard let file = files.first(where: { $0.name == name }) else {
      throw .unknown(name: name, hint: suggestion(for: name, among: files.map(\.name)))
    }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .unwritable(path: folder.path, reason: "the folder cannot be made: \(error)")
    }
    let download = Download(file: file, target: place(of: file))
    try download.run(showsProgress: showsProgress)
    return download.target
  }

  func place(of file: KnownFile) -> URL { folder.appending(path: file.fileName) }

  private func state(of file: KnownFile) -> String {
    switch byteCount(of: place(of: file)) {
    case file.byteCount: "present: \(place(of: file).path)"
    case nil: "absent; fetch it: dmil data fetch \(file.name)"
    case .some(let found):
      "damaged: \(found) bytes instead of \(file.byteCount); fetch it again: "
        + "dmil data fetch \(file.name)"
    }
  }
}

/// The size of a file; `nil` where there is none.
func byteCount(of file: URL) -> Int? {
  (try? FileManager.default.attributesOfItem(atPath: file.path))?[.size] as? Int
}

/// A size in units of 10⁶ bytes, such as `  152.4 MB`.
private func megabytes(_ count: Int) -> String {
  let text = String(format: "%.1f", Double(count) / 1e6)
  return String(repeating: " ", count: max(0, 6 - text.count)) + text + " MB"
}
