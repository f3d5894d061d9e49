import Foundation
import Records
import Store

/// What the store holds for a cluster.
struct ClusterFolder {
  private let url: URL
  private let store: ResultStore

  init(_ store: ResultStore) {
    self.store = store
    url = store.root.standardizedFileURL.appending(path: "cluster")
  }

  /// The name of all jobs of this store, by whatever link it was named.
  var jobName: String {
    "dmil-" + sha256(of: store.root.resolvingSymlinksInPath().path).prefix(12)
  }

  /// Refuses a path with a character that has a meaning in the options of a scheduler, or between the
  /// quotes of a template; blanks have none.
  func requirePlainPath() throws(ClusterError) {
    if let character = url.path.unicodeScalars.first(where: "\"'`$\\%\n\r".unicodeScalars.contains)
    {
      throw .unusableFolder(path: url.path, character: character)
    }
  }

  /// What one process at a time changes.
  enum Shared: String {
    case submissions, fingerprint
  }

  /// Lets one process at a time go on, and shows the others that it is alive.
  func locking<Value>(_ shared: Shared, _ body: () throws -> Value) throws -> Value {
    let lock = try lock(of: shared)
    let timer = DispatchSource.makeTimerSource()
    let heartbeat = CheckpointLock.heartbeat
    timer.schedule(deadline: .now() + heartbeat, repeating: heartbeat)
    timer.setEventHandler { lock.renew() }
    timer.resume()
    defer {
      timer.cancel()
      lock.release()
    }
    return try body()
  }

  private func lock(of shared: Shared) throws -> CheckpointLock {
    try makeFolder(url)
    let file = url.appending(path: "\(shared.rawValue).lock")
    for _ in 0..<1200 {
      if let lock = try CheckpointLock(file) { return lock }
      usleep(100_000)
    }
    throw ClusterError.busy(holder: try CheckpointLock.holder(of: file) ?? "it just ended")
  }

  // MARK: Submissions

  /// A folder of the next number.
  func nextPlace() throws(StoreError) -> URL {
    let last = try names(in: url).compactMap { Int($0) }.max() ?? 0
    return url.appending(path: padded(last + 1, to: 4))
  }

  func makePlace() throws(StoreError) -> URL {
    let place = try nextPlace()
    try makeFolder(place.appending(path: "logs"))
    return place
  }

  /// A copy of the program, which is made once.
  func copy(_ program: URL) throws(StoreError) -> URL {
    guard let content = try read(program) else { throw .missing(file: program.path) }
    let folder = url.appending(path: "programs/\(sha256(of: content).prefix(12))")
    let copy = folder.appending(path: "dmil")
    guard try read(copy) != content else { return copy }
    try makeFolder(folder)
    try writeDurably(content, to: copy)
    guard chmod(copy.path, 0o755) == 0 else { throw .system(path: copy.path, code: errno) }
    return copy
  }

  /// The runs of the tasks that wait or run.
  func runs(of queue: [QueuedTask]) throws -> [RunKey: QueuedTask] {
    var indices: [String: TaskIndex] = [:]
    var runs: [RunKey: QueuedTask] = [:]
    for task in queue {
      guard let index = task.index else { continue }
      let file = url.appending(path: task.comment + ".tsv")
      let keys = try indices[task.comment] ?? TaskIndex(reading: file)
      indices[task.comment] = keys
      // A run that runs also waits for its next round.
      for key in keys.keys[index] ?? [] where runs[key]?.isWaiting ?? true { runs[key] = task }
    }
    return runs
  }

  /// The last line of the log of a task that says how far it is.
  func progress(of task: QueuedTask) -> String? {
    guard let index = task.index else { return nil }
    let parts = task.comment.split(separator: "/")
    guard parts.count == 2 else { return nil }
    let file = url.appending(path: "\(parts[0])/logs/\(parts[1])-\(task.array)_\(index).log")
    guard let handle = try? FileHandle(forReadingFrom: file) else { return nil }
    defer { try? handle.close() }
    let end = (try? handle.seekToEnd()) ?? 0
    try? handle.seek(toOffset: end > 4096 ? end - 4096 : 0)
    let text = String(decoding: (try? handle.readToEnd()) ?? Data(), as: UTF8.self)
    return text.split(separator: "\n").last { $0.contains(#/: \d+ of \d+, /#) }
      .flatMap { $0.split(separator: ": ").last.map(String.init) }
  }

  // MARK: Nodes

  /// The nodes that submissions leave out, by name, with the reason.
  func excludedNodes() throws(StoreError) -> [(node: String, reason: String)] {
    let folder = url.appending(path: "excluded")
    return try names(in: folder).filter { !$0.hasPrefix(".") }.map { name throws(StoreError) in
      let reason = try read(folder.appending(path: name)).map {
        String(decoding: $0, as: UTF8.self)
      }
      return (name, reason ?? "")
    }
  }

  func exclude(_ node: String, because reason: String) throws(StoreError) {
    try writeDurably(Data(reason.utf8), to: try file(node, in: "excluded"))
  }

  /// The file of the starts of a run and of all others with its checkpoints.
  func startsFile(of run: Run) -> URL {
    url.appending(path: "starts/\(run.checkpointKey.hex).json")
  }

  /// A file of a node or run in a folder, which is made.
  func file(_ name: String, in folder: String) throws(StoreError) -> URL {
    let folder = url.appending(path: folder)
    try makeFolder(folder)
    return folder.appending(path: name)
  }
}
