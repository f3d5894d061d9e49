public import Foundation
public import Records

/// Results and checkpoints on disk.
///
///     <root>/results/<k0k1>/<key>/result.json      metrics, and hashes of itself and the next files
///                                /curve.csv, …
///                                /seal.json        hashes of the next two files
///                                /provenance.json  how the result was made
///                                /log.txt
///           /checkpoints/<checkpoint key>/         states from which runs resume
///           /locks/<checkpoint key>                which process executes the run
///           /staging/<key>.<process>/              a result before it is committed
///           /disputes/<key>/<key>.<process>/       a second result with other numbers
///           /notes/<key>.txt                       things outside the store that a run lacks
///           /failures/<key>.txt                    why a run failed
///
/// A result appears by one rename of its complete, flushed folder, and never changes. Any number of
/// processes may write at once, on all machines that share the folder; readers need no lock. An archive
/// has folders `<k0k1>/<key>/` of the same form, which may lack large files.
public struct ResultStore: Sendable {
  public let root: URL
  public let archives: [URL]
  /// Runs whose results in the archives are ignored.
  private let hidden: Set<RunKey>

  /// A store in the folder `root`, which need not exist.
  ///
  /// Archives are read first and never written.
  public init(root: URL, archives: [URL]) {
    self.init(root: root, archives: archives, hidden: [])
  }

  private init(root: URL, archives: [URL], hidden: Set<RunKey>) {
    self.root = root
    self.archives = archives
    self.hidden = hidden
  }

  /// A store in another folder that reads the results of this one except the results of `keys`, so that
  /// these runs can be executed again.
  public func copy(without keys: Set<RunKey>, at root: URL) -> ResultStore {
    ResultStore(root: root, archives: archives + [results], hidden: keys)
  }
}

// MARK: - Reading

extension ResultStore {
  /// The result of the run, with every file verified; `nil` if there is none.
  ///
  /// - Throws: a problem of the result, with the name of the file.
  public func result(of run: Run) throws(StoreError) -> RunResult? {
    guard let stored = try stored(run.key) else { return nil }
    try stored.verify(mayLackFiles: stored.folder != folder(of: run.key, in: results))
    return stored.result
  }

  /// The run's result in each archive and in the working store, with every file verified.
  ///
  /// - Throws: a problem of one of them; `StoreError.differs` if they are not the same.
  public func copies(of run: Run) throws(StoreError) -> [RunResult] {
    var copies: [RunResult] = []
    for results in archives + [results] {
      let folder = folder(of: run.key, in: results)
      guard let stored = try StoredRun(in: folder, key: run.key) else { continue }
      try stored.verify(mayLackFiles: results != self.results)
      guard copies.isEmpty || copies[0] == stored.result else {
        throw .differs(file: folder.appending(path: StoredRun.resultFile).path)
      }
      copies.append(stored.result)
    }
    return copies
  }

  /// The folder of the run's result, archived or not; `nil` if there is none.
  public func resultFolder(of run: Run) throws(StoreError) -> URL? { try stored(run.key)?.folder }

  /// Whether the run has a result with all of its files, made by any process.
  public func hasAllFiles(of run: Run) throws(StoreError) -> Bool {
    for place in places(of: run.key) {
      // The listing shows what another machine has written since this one looked for the file.
      guard try names(in: place.deletingLastPathComponent()).contains(run.key.hex),
        let stored = try StoredRun(in: place, key: run.key)
      else { continue }
      if try Set(names(in: place)).isSuperset(of: stored.result.files.keys) { return true }
    }
    return false
  }

  /// Whether result.json of the run is in this store, archives aside.
  ///
  /// It costs little. On a network file system the answer may be some seconds old if it is no.
  public func hasOwnResult(of run: Run) -> Bool {
    let file = folder(of: run.key, in: results).appending(path: StoredRun.resultFile)
    return access(file.path, F_OK) == 0
  }

  /// The result of this key, without verifying its files; `nil` if there is none.
  public func statement(of key: RunKey) throws(StoreError) -> RunResult? {
    try stored(key)?.result
  }

  /// How the run's result was made; `nil` if there is none.
  public func provenance(of run: Run) throws(StoreError) -> Provenance? {
    try stored(run.key)?.provenance().provenance
  }

  /// The verified content of a file of the run's result.
  ///
  /// - Throws: `StoreError.missing` if there is no result or it has no such file.
  public func data(_ file: String, of run: Run) throws(StoreError) -> Data {
    for place in places(of: run.key) where try names(in: place).contains(file) {
      if let stored = try StoredRun(in: place, key: run.key) { return try stored.data(file) }
    }
    throw .missing(file: folder(of: run.key, in: results).appending(path: file).path)
  }

  /// The verified content of a text file of the run's result.
  ///
  /// - Throws: `StoreError.missing` if there is no result or it has no such file.
  public func text(_ file: String, of run: Run) throws(StoreError) -> String {
    String(decoding: try data(file, of: run), as: UTF8.self)
  }

  /// The provenance of all sound results, archives first, each folder by key.
  public func records() throws(StoreError) -> [StoredProvenance] { try inventory().records }

  /// The provenance of all sound results, and a problem for everything else among them.
  ///
  /// Hashes of files other than the provenance are not checked.
  ///
  /// - Throws: only if the system refuses to read.
  public func inventory() throws(StoreError) -> (
    records: [StoredProvenance], problems: [StoreError]
  ) {
    var records: [StoredProvenance] = []
    var problems: [StoreError] = []
    for results in archives + [results] {
      for group in try visibleNames(in: results).map({ results.appending(path: $0) }) {
        guard isFolder(group.path) else {
          problems.append(.foreign(path: group.path))
          continue
        }
        for name in try visibleNames(in: group) {
          do throws(StoreError) {
            let folder = group.appending(path: name)
            guard let key = RunKey(rawValue: name), self.folder(of: key, in: results) == folder,
              isFolder(folder.path)
            else { throw .foreign(path: folder.path) }
            if let stored = try StoredRun(in: folder, key: key) {
              records.append(try stored.provenance())
            }
          } catch {
            if case .system = error { throw error }
            problems.append(error)
          }
        }
      }
    }
    return (records, problems)
  }

  /// The checkpoint keys whose locks exist, held or left behind.
  public func lockedKeys() throws(StoreError) -> Set<RunKey> {
    Set(try names(in: locks).compactMap(RunKey.init))
  }

  /// The runs that some process executes now.
  public func runningKeys() throws(StoreError) -> Set<RunKey> {
    var keys: Set<RunKey> = []
    for key in try lockedKeys() {
      let run = try CheckpointLock.run(lockedBy: locks.appending(path: key.hex))
      keys.formUnion(run.map { [$0] } ?? [])
    }
    return keys
  }

  /// The paths of other results of the run, which differ from the first.
  public func disputes(of run: Run) throws(StoreError) -> [String] {
    let folder = disputeFolder(of: run)
    return try visibleNames(in: folder).map { folder.appending(path: $0).path }
  }

  private func stored(_ key: RunKey) throws(StoreError) -> StoredRun? {
    for place in places(of: key) {
      if let stored = try StoredRun(in: place, key: key) { return stored }
    }
    return nil
  }

  /// The folders where a result of this key may be; the first that has one counts.
  ///
  /// Files that an archive lacks may be in the working store.
  private func places(of key: RunKey) -> [URL] {
    ((hidden.contains(key) ? [] : archives) + [results]).map { folder(of: key, in: $0) }
  }

  private func visibleNames(in folder: URL) throws(StoreError) -> [String] {
    try names(in: folder).filter { !$0.hasPrefix(".") }
  }
}

// MARK: - Writing

extension ResultStore {
  /// Locks the run and all others with its checkpoint key; `nil` if another process holds the lock.
  public func lock(_ run: Run) throws(StoreError) -> CheckpointLock? {
    try makeFolder(locks)
    return try CheckpointLock(locks.appending(path: run.checkpointKey.hex), for: run.key)
  }

  /// Removes what processes that were killed have left, after an hour.
  public func removeOrphans() throws(StoreError) {
    try Store.removeOrphans(in: staging) { _ in true }
    for folder in [locks] + StoreNote.allCases.map({ root.appending(path: $0.rawValue) }) {
      try Store.removeOrphans(in: folder)
    }
  }

  private var locks: URL { root.appending(path: "locks") }

  /// The folder of the run's checkpoints; it need not exist.
  public func checkpointPath(of run: Run) -> URL {
    root.appending(path: "checkpoints").appending(path: run.checkpointKey.hex)
  }

  /// The folder of the run's checkpoints; made if it does not exist.
  public func checkpointFolder(for run: Run) throws(StoreError) -> URL {
    let folder = checkpointPath(of: run)
    try makeFolder(folder)
    try Store.removeOrphans(in: folder)
    return folder
  }

  /// A new folder for the files of the run before they are committed.
  public func stagingFolder(for run: Run) throws(StoreError) -> URL {
    let folder = staging.appending(path: PartialName.unique(run.key.hex))
    try removeAll(folder)
    try makeFolder(folder)
    return folder
  }

  /// Makes the files of a staging folder the run's result.
  ///
  /// `chain` holds the hash of the learner's state at each evaluation. If there is a result with the
  /// same metrics and files, it is kept.
  ///
  /// - Returns: The stored result; notes on the run are removed.
  /// - Throws: `StoreError.disputed` if there is a result of this key with other numbers, which is
  ///   kept; `StoreError.system` if the disk refuses. Then there is no result.json.
  @discardableResult
  public func commit(
    _ folder: URL, metrics: [String: Double], chain: [String], provenance: Provenance, of run: Run
  ) throws(StoreError) -> RunResult {
    try writeDurably(
      StoredProvenance(of: run, provenance).fileContent,
      to: folder.appending(path: StoredProvenance.name))
    var files = try hashes(of: folder)
    var sealed: [String: String] = [:]
    for name in StoredRun.sealedFiles { sealed[name] = files.removeValue(forKey: name) }
    let result = RunResult(
      of: run, inputs: try inputHashes(of: run), metrics: metrics, chain: chain, files: files)
    try writeDurably(
      Seal(result: result.sha256, files: sealed).fileContent, to: folder.appending(path: Seal.name))
    try writeDurably(Data(result.json.utf8), to: folder.appending(path: StoredRun.resultFile))
    try install(folder, result, of: run)
    for note in StoreNote.allCases { try remove(note, on: run) }
    return result
  }

  /// Moves the complete folder to its place, unless another process was faster.
  private func install(_ folder: URL, _ result: RunResult, of run: Run) throws(StoreError) {
    let target = self.folder(of: run.key, in: results)
    try makeFolder(target.deletingLastPathComponent())
    while true {
      let isThere = try hasAllFiles(of: run)
      if let earlier = try stored(run.key), earlier.result != result {
        let dispute = disputeFolder(of: run).appending(path: folder.lastPathComponent)
        try makeFolder(dispute.deletingLastPathComponent())
        try move(folder, to: dispute)
        throw .disputed(
          file: earlier.folder.appending(path: StoredRun.resultFile).path, dispute: dispute.path)
      }
      if isThere { return try removeAll(folder) }
      do throws(StoreError) {
        return try move(folder, to: target)
      } catch .system(_, ENOTEMPTY), .system(_, EEXIST) {
        // Another process was faster, or there is a folder that lacks files.
        guard try !hasAllFiles(of: run) else { continue }
        let incomplete = staging.appending(path: PartialName.unique(run.key.hex))
        guard rename(target.path, incomplete.path) == 0 || errno == ENOENT else {
          throw .system(path: target.path, code: errno)
        }
        try removeAll(incomplete)
      }
    }
  }

  /// The SHA-256 of each file of the folder, after flushing it to the disk.
  private func hashes(of folder: URL) throws(StoreError) -> [String: String] {
    var hashes: [String: String] = [:]
    for name in try names(in: folder) {
      let file = folder.appending(path: name)
      try flush(file)
      hashes[name] = try read(file).map { sha256(of: $0) }
    }
    return hashes
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

  private func disputeFolder(of run: Run) -> URL {
    root.appending(path: "disputes").appending(path: run.key.hex)
  }

  private var staging: URL { root.appending(path: "staging") }

  private var results: URL { root.appending(path: "results") }

  private func folder(of key: RunKey, in results: URL) -> URL {
    results.appending(path: String(key.hex.prefix(2))).appending(path: key.hex)
  }
}
