public import Foundation
public import Records

extension ResultStore {
  /// The size, in bytes, above which a file that is neither CSV nor JSON is left out of an archive.
  ///
  /// Reports read tables; only runs read networks and datasets.
  static let largestArchivedFile = 512 << 10

  /// Copies the results of these runs into an archive that does not have them yet.
  ///
  /// Runs without a result are skipped.
  ///
  /// - Returns: The runs whose results were copied.
  /// - Throws: a problem of a result or of the disk; results copied before are complete.
  public func archive(_ runs: [Run], in archive: URL) throws(StoreError) -> [Run] {
    var archived: [Run] = []
    for run in runs {
      guard let result = try result(of: run), let source = try resultFolder(of: run) else {
        continue
      }
      let group = archive.appending(path: String(run.key.hex.prefix(2)))
      let target = group.appending(path: run.key.hex)
      guard try StoredRun(in: target, key: run.key) == nil else { continue }
      try Store.removeOrphans(in: group)
      let partial = PartialName.beside(target)
      try makeFolder(partial)
      let names =
        result.files.keys.sorted() + StoredRun.sealedFiles + [Seal.name, StoredRun.resultFile]
      for name in names {
        guard let data = try read(source.appending(path: name)),
          data.count <= Self.largestArchivedFile
            || [".csv", ".json"].contains(where: name.hasSuffix)
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
