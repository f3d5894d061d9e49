public import Records
public import Foundation

/// Results and checkpoints on disk.
///
///     <root>/results/<k0k1>/<key>/result.json      the result; vouches for itself and the files below
///                                /curve.csv, …     the files that it names
///                                /provenance.json  what may differ between two makings
///                                /log.txt
///           /checkpoints/<trajectory key>/         of unfinished runs, and to go on from
///           /staging/<key>/                        a result before it is committed
///           /notes/<key>.txt                       what was missing for the run outside the store
///           /failures/<key>.txt                    why the run failed
///           /lock                                  held by the process that writes
///
/// A result comes into being by one rename of its complete, flushed folder, and never changes. An
/// archive holds `<k0k1>/<key>/` in the same form; large files may have been left out of it.
public struct ResultStore: Sendable {
  public let root: URL
  public let archives: [URL]
  /// The runs whose results in the archives are not seen.
  private let hidden: Set<RunKey>

  /// - Parameters:
  ///   - root: The working store; it need not exist yet.
  ///   - archives: Folders of archived results, read first and never written.
  public init(root: URL, archives: [URL]) {
    self.init(root: root, archives: archives, hidden: [])
  }

  private init(root: URL, archives: [URL], hidden: Set<RunKey>) {
    self.root = root
    self.archives = archives
    self.hidden = hidden
  }

  /// A store at another place that reads the results of this one, but has none of these runs: in it
  /// they can be carried out again.
  public func rehearsal(of keys: Set<RunKey>, at root: URL) -> ResultStore {
    ResultStore(root: root, archives: archives + [results], hidden: keys)
  }
}

// MARK: - Reading

extension ResultStore {
  /// The result of the run, with every file of it verified; `nil` where there is none yet.
  ///
  /// - Throws: what is wrong with it, by the name of the file.
  public func result(of run: Run) throws(StoreError) -> RunResult? {
    guard let stored = try stored(run.key) else { return nil }
    try stored.verify(mayBeThinned: stored.folder != folder(of: run.key, in: results))
    return stored.result
  }

  /// The run's result in each archive and in the working store, wherever there is one, with every
  /// file of it verified.
  ///
  /// - Throws: what is wrong with one of them; `StoreError.differs` where they are not the same.
  public func copies(of run: Run) throws(StoreError) -> [RunResult] {
    var copies: [RunResult] = []
    for results in archives + [results] {
      let folder = folder(of: run.key, in: results)
      guard let stored = try StoredRun(in: folder, key: run.key) else { continue }
      try stored.verify(mayBeThinned: results != self.results)
      guard copies.isEmpty || copies[0] == stored.result else {
        throw .differs(file: folder.appending(path: StoredRun.resultFile).path)
      }
      copies.append(stored.result)
    }
    return copies
  }

  /// The folder of the run's result, archived or not; `nil` where there is none yet.
  public func resultFolder(of run: Run) throws(StoreError) -> URL? { try stored(run.key)?.folder }

  /// Whether the run has a result of which no file was left out.
  public func hasAllFiles(of run: Run) throws(StoreError) -> Bool {
    for place in places(of: run.key) {
      guard let stored = try StoredRun(in: place, key: run.key) else { continue }
      if try Set(names(in: place)).isSuperset(of: stored.result.files.keys) { return true }
    }
    return false
  }

  /// What result.json says for this key, its other files not read; `nil` where there is none.
  public func statement(of key: RunKey) throws(StoreError) -> RunResult? { try stored(key)?.result }

  /// How the run's result came to be; `nil` where there is none yet.
  public func provenance(of run: Run) throws(StoreError) -> Provenance? {
    guard let stored = try stored(run.key) else { return nil }
    return try StoredRun.record(in: stored.folder).provenance
  }

  /// The verified content of a file of the run's result.
  ///
  /// - Throws: `StoreError.missing` when there is no result or it has no such file.
  public func data(_ file: String, of run: Run) throws(StoreError) -> Data {
    for place in places(of: run.key) where try names(in: place).contains(file) {
      if let stored = try StoredRun(in: place, key: run.key) { return try stored.data(file) }
    }
    throw .missing(file: folder(of: run.key, in: results).appending(path: file).path)
  }

  /// The verified content of a text file of the run's result.
  ///
  /// - Throws: `StoreError.missing` when there is no result or it has no such file.
  public func text(_ file: String, of run: Run) throws(StoreError) -> String {
    String(decoding: try data(file, of: run), as: UTF8.self)
  }

  /// The records of all results, archives first, each folder by key.
  public func records() throws(StoreError) -> [StoredProvenance] {
    var records: [StoredProvenance] = []
    for results in archives + [results] {
      for prefix in try visibleNames(in: results) {
        let group = results.appending(path: prefix)
        for name in try visibleNames(in: group) {
          let folder = group.appending(path: name)
          guard let key = RunKey(hex: name), self.folder(of: key, in: results) == folder else {
            throw .foreign(path: folder.path)
          }
          guard try names(in: folder).contains(StoredRun.resultFile) else { continue }
          records.append(try StoredRun.record(in: folder))
        }
      }
    }
    return records
  }

  private func stored(_ key: RunKey) throws(StoreError) -> StoredRun? {
    for place in places(of: key) {
      if let stored = try StoredRun(in: place, key: key) { return stored }
    }
    return nil
  }

  /// The folders where a result of this key may be, of which the first that has one counts.
  ///
  /// Files that an archive left out may lie in the working store.
  private func places(of key: RunKey) -> [URL] {
    ((hidden.contains(key) ? [] : archives) + [results]).map { folder(of: key, in: $0) }
  }

  private func visibleNames(in folder: URL) throws(StoreError) -> [String] {
    try names(in: folder).filter { !$0.hasPrefix(".") }
  }
}

// MARK: - Writing

extension ResultStore {
  /// Locks the store for writing, until the last reference to the lock is gone.
  ///
  /// - Throws: `StoreError.locked` if another process holds the lock.
  public func lock() throws(StoreError) -> StoreLock {
    try makeFolder(root)
    return try StoreLock(on: root.appending(path: "lock"))
  }

  /// The folder of the run's checkpoints, which need not exist.
  public func checkpointPath(of run: Run) -> URL {
    root.appending(path: "checkpoints").appending(path: run.checkpointKey.hex)
  }

  /// The folder of the run's checkpoints; made when it is not there.
  public func checkpointFolder(for run: Run) throws(StoreError) -> URL {
    let folder = checkpointPath(of: run)
    try makeFolder(folder)
    return folder
  }

  /// An empty folder in which the run's files are written before they are committed.
  public func stagingFolder(for run: Run) throws(StoreError) -> URL {
    let folder = root.appending(path: "staging").appending(path: run.key.hex)
    try removeAll(folder)
    try makeFolder(folder)
    return folder
  }

  /// Makes the files of the staging folder, with result.json and provenance.json, the run's result.
  ///
  /// - Parameters:
  ///   - metrics: The measured values by name.
  ///   - chain: The hash of the learner's state at each evaluation.
  ///   - provenance: How it came to be.
  ///   - run: What was carried out.
  /// - Returns: The result as it is stored; a note on the run is gone then.
  /// - Throws: `StoreError.differs` when there is a result of this key with other numbers, which is
  ///   kept; `StoreError.system` when the disk refuses. Then there is no result.json.
  @discardableResult
  public func commit(
    metrics: [String: Double], chain: [String], provenance: Provenance, of run: Run
  ) throws(StoreError) -> RunResult {
    let staging = root.appending(path: "staging").appending(path: run.key.hex)
    let result = RunResult(
      of: run, inputs: try inputHashes(of: run), metrics: metrics, chain: chain,
      files: try seal(staging))
    if let earlier = try stored(run.key) {
      guard earlier.result == result else {
        throw .differs(file: earlier.folder.appending(path: StoredRun.resultFile).path)
      }
      if try hasAllFiles(of: run) {
        try removeAll(staging)
        try removeNote(on: run)
        try removeFailure(of: run)
        return result
      }
    }
    let record = StoredProvenance(of: run, provenance)
    try writeDurably(
      record.fileContent, to: staging.appending(path: StoredProvenance.name))
    try writeDurably(Data(result.json.utf8), to: staging.appending(path: StoredRun.resultFile))
    let folder = folder(of: run.key, in: results)
    try makeFolder(folder.deletingLastPathComponent())
    try removeAll(folder)
    try move(staging, to: folder)
    try removeNote(on: run)
    try removeFailure(of: run)
    return result
  }

  /// The SHA-256 of each file of the staging folder, flushed to the disk.
  private func seal(_ staging: URL) throws(StoreError) -> [String: String] {
    var files: [String: String] = [:]
    for name in try names(in: staging) {
      let file = staging.appending(path: name)
      try flush(file)
      guard !StoredRun.unsealedFiles.contains(name), let data = try read(file) else { continue }
      files[name] = sha256(of: data)
    }
    return files
  }

  private func inputHashes(of run: Run) throws(StoreError) -> [String: String] {
    var hashes: [String: String] = [:]
    for input in run.inputs {
      guard let stored = try stored(input.key) else {
        throw .missing(
          file: folder(of: input.key, in: results).appending(path: StoredRun.resultFile).path)
      }
      hashes[input.name] = stored.result.sha256
    }
    return hashes
  }

  private var results: URL { root.appending(path: "results") }

  private func folder(of key: RunKey, in results: URL) -> URL {
    results.appending(path: String(key.hex.prefix(2))).appending(path: key.hex)
  }
}
