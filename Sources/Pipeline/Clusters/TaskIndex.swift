public import Foundation
public import Records
import Store

/// The file that says which runs each task of a job array executes.
///
/// A line is an index, the keys of the runs, and the path of the first of them for people, with tabs
/// between them.
public struct TaskIndex {
  /// Run keys by index.
  public let keys: [Int: [RunKey]]

  /// - Throws: `ClusterError` for a file that is not an index.
  public init(reading file: URL) throws {
    guard let data = try read(file) else {
      throw ClusterError.noIndex(
        file: file.path, problem: "it does not exist, or cannot be read")
    }
    var keys: [Int: [RunKey]] = [:]
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
    for (number, line) in zip(1..., lines) {
      let parts = line.split(separator: "\t")
      let words = parts.count == 3 ? parts[1].split(separator: ",") : []
      guard let index = parts.first.flatMap({ Int($0) }), !words.isEmpty,
        keys.updateValue(words.compactMap { RunKey(rawValue: String($0)) }, forKey: index) == nil,
        keys[index]?.count == words.count
      else {
        throw ClusterError.noIndex(
          file: "\(file.path):\(number)", problem: "it is not an index, keys and a path")
      }
    }
    self.keys = keys
  }

  /// The file for an array whose first index is `first`.
  static func text(of array: JobArray, first: Int) -> String {
    zip(first..., array.tasks).map { index, task in
      let keys = task.runs.map(\.key.hex).joined(separator: ",")
      return "\(index)\t\(keys)\t\(task.runs[0].path)\n"
    }.joined()
  }
}
