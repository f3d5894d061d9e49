import Datasets
import Foundation
import Records

/// Fetches a published file with curl, verifies it, and gives it its name once it is complete.
///
/// An incomplete transfer is kept in `<name>.part` and continued by a later call, or restarted if the
/// server cannot continue.
struct Download {
  let file: KnownFile
  let target: URL

  private var part: URL { target.appendingPathExtension("part") }

  /// Fetches the missing part, unless the target is already as published.
  func run(showsProgress: Bool) throws(DataError) {
    if try isAsPublished(target) { return }
    if let count = byteCount(of: part), count > file.byteCount { try remove(part) }
    if byteCount(of: part) != file.byteCount {
      try transfer(showsProgress: showsProgress)
    }
    try verify()
    do {
      let handle = try FileHandle(forReadingFrom: part)
      try handle.synchronize()
      try handle.close()
    } catch {
      throw .unwritable(path: part.path, reason: "it cannot be flushed: \(error)")
    }
    guard rename(part.path, target.path) == 0 else {
      throw .unwritable(
        path: target.path, reason: "it cannot be renamed: \(String(cString: strerror(errno)))")
    }
  }

  /// Continues the part, or restarts it if the server cannot continue.
  private func transfer(showsProgress: Bool) throws(DataError) {
    var status = try curl(showsProgress: showsProgress)
    if status == Self.cannotResume {
      try remove(part)
      status = try curl(showsProgress: showsProgress)
    }
    switch status {
    case 0: return
    case 23:
      throw .unwritable(path: part.path, reason: "curl cannot write it")
    default:
      throw .unreachable(
        address: file.address, reason: Self.meaning[status] ?? "curl ended with code \(status)")
    }
  }

  private static let cannotResume: Int32 = 33

  /// Exit codes of curl, from its manual.
  private static let meaning: [Int32: String] = [
    6: "the server name is unknown", 7: "the server does not answer",
    18: "the connection was closed", 22: "the server does not have the file",
    28: "the server was silent for a minute", 52: "the server sent nothing",
    56: "the connection was closed", 63: "the file is larger than the published one",
  ]

  private func curl(showsProgress: Bool) throws(DataError) -> Int32 {
    let arguments =
      ["--fail", "--location", "--proto", "=http,https"]
      + ["--connect-timeout", "30", "--speed-limit", "1", "--speed-time", "60"]
      + ["--max-filesize", String(file.byteCount), "--continue-at", "-"]
      + [showsProgress ? "--progress-bar" : "--silent"]
      + ["--output", part.path, file.address]
    do {
      switch try ChildProcess(running: "curl", arguments, showsErrors: true).ending {
      case .exit(let code): return code
      case .signal(let number): return 128 + number
      case .timeout: preconditionFailure("curl has no time limit")
      }
    } catch {
      throw .missingTool(name: "curl")
    }
  }

  /// Removes a part that differs from the published file.
  private func verify() throws(DataError) {
    guard try !isAsPublished(part) else { return }
    let found = "\(byteCount(of: part) ?? 0) bytes of sha256 \(try digest(of: part))"
    try remove(part)
    throw .differs(
      file: part.path, address: file.address, found: found,
      expected: "\(file.byteCount) bytes of sha256 \(file.sha256)")
  }

  private func isAsPublished(_ url: URL) throws(DataError) -> Bool {
    guard byteCount(of: url) == file.byteCount else { return false }
    return try digest(of: url) == file.sha256
  }

  private func digest(of url: URL) throws(DataError) -> String {
    do {
      return sha256(of: try Data(contentsOf: url, options: .alwaysMapped))
    } catch {
      throw .unwritable(path: url.path, reason: "it cannot be read: \(error)")
    }
  }

  private func remove(_ url: URL) throws(DataError) {
    guard unlink(url.path) == 0 || errno == ENOENT else {
      throw .unwritable(
        path: url.path, reason: "it cannot be removed: \(String(cString: strerror(errno)))")
    }
  }
}
