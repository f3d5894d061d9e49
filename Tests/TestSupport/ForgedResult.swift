import Foundation
public import Records
public import Store

/// The contents of a result that a test changes.
public struct ForgedResult {
  public var metrics: [String: Double]
  public var chain: [String]
  public var provenance: Provenance
}

extension ResultStore {
  /// Replaces the result of a run by one with changed contents and the hashes that belong to them, so
  /// that only another execution can tell.
  public func forge(_ run: Run, change: (inout ForgedResult) -> Void) throws {
    guard let result = try result(of: run), let provenance = try provenance(of: run),
      let place = try resultFolder(of: run)
    else { throw CocoaError(.fileNoSuchFile) }
    let forger = copy(without: [run.key], at: root.appending(path: "forged"))
    let staging = try forger.stagingFolder(for: run)
    for file in result.files.keys {
      try data(file, of: run).write(to: staging.appending(path: file))
    }
    try staging.appending(path: "log.txt").write("made\n")
    var forged = ForgedResult(
      metrics: result.metrics, chain: result.chain, provenance: provenance)
    change(&forged)
    try forger.commit(
      staging, metrics: forged.metrics, chain: forged.chain, provenance: forged.provenance, of: run)
    guard let made = try forger.resultFolder(of: run) else { throw CocoaError(.fileNoSuchFile) }
    try FileManager.default.removeItem(at: place)
    try FileManager.default.moveItem(at: made, to: place)
    try FileManager.default.removeItem(at: forger.root)
  }
}
