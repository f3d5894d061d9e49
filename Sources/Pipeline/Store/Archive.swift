public import Records
public import Foundation

extension ResultStore {
  /// The size, in bytes, above which a file of a result is left out of an archive, unless it is a
  /// table of text: reports read curves and episodes, and only runs read networks and recordings.
  static let largestArchivedFile = 512 << 10

  /// Copies the results of these runs into an archive that has none of them yet.
  ///
  /// - Parameters:
  ///   - runs: Those without a result are passed over.
  ///   - archive: The folder of the archive; made when it is not there.
  /// - Returns: The runs whose results were copied.
  /// - Throws: what is wrong with a result, or what the disk refuses; each result comes into being
  ///   by one rename, so that those before it are whole then.
  public func archive(_ runs: [Run], in archive: URL) throws(StoreError) -> [Run] {
    var archived: [Run] = []
    for run in runs {
      guard let result = try result(of: run), let source = try resultFolder(of: run) else {
        continue
      }
      let group = archive.appending(path: String(run.key.hex.prefix(2)))
      let target = group.appending(path: run.key.hex)
      guard try StoredRun(in: target, key: run.key) == nil else { continue }
      let partial = group.appending(path: ".\(run.key.hex).partial")
      try removeAll(partial)
      try makeFolder(partial)
      for name in result.files.keys.sorted() + StoredRun.unsealedFiles + [StoredRun.resultFile] {
        guard let data = try read(source.appending(path: name)),
          data.count <= Self.largestArchivedFile || name.hasSuffix(".csv")
        else { continue }
        try writeDurably(data, to: partial.appending(path: name))
      }
      try removeAll(target)
      try move(partial, to: target)
      archived.append(run)
    }
    return archived
  }
}
