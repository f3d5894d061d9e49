import Datasets
import Records
import Store
import Foundation

/// Fetches a published file with curl: resumable, verified, and under its name only when complete.
///
/// What has come lies in `<name>.part`, from the first byte on without a gap; a later call asks the
/// server for the rest. A server that cannot send a rest is asked for the whole again.
struct Download {
  let file: KnownFile
  let target: URL

  private var part: URL { target.appendingPathExtension("part") }

  /// Fetches what is missing, and nothing where the target is as published.
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

  /// Has curl append to the part, or begin anew where the server cannot go on.
  private func transfer(showsProgress: Bool) throws(DataError) {
    var status = try curl(showsProgress: showsProgress)
    if status == Self.cannotResume {
      try remove(part)
      status = try curl(showsProgress: showsProgress)
    }
    switch status {
    case 0: return
    case 127: throw .missingTool(name: "curl")
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
    6: "the name of the server is not known", 7: "the server does not answer",
    18: "the connection was broken off", 22: "the server does not have it",
    28: "the server was silent for a minute", 52: "the server sent nothing",
    56: "the connection was broken off", 63: "the server sends more than was published",
  ]

  private func curl(showsProgress: Bool) throws(DataError) -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["curl", "--fail", "--location", "--proto", "=http,https"]
      + ["--connect-timeout", "30", "--speed-limit", "1", "--speed-time", "60"]
      + ["--max-filesize", String(file.byteCount), "--continue-at", "-"]
      + [showsProgress ? "--progress-bar" : "--silent"]
      + ["--output", part.path, file.address]
    process.standardInput = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw .missingTool(name: "curl")
    }
    process.waitUntilExit()
    return process.terminationReason == .exit
      ? process.terminationStatus : 128 + process.terminationStatus
  }

  /// Removes a part that is not what was published, and says how it differs.
  private func verify() throws(DataError) {
    guard try !isAsPublished(part) else { return }
    let found = "\(byteCount(of: part) ?? 0) bytes of sha256 \(try digest(of: part))"
    try remove(part)
    throw .differs(
      file: part.path, address: file.address, found: found,
      wanted: "\(file.byteCount) bytes of sha256 \(file.sha256)")
  }

  private func isAsPublished(_ url: URL) throws(DataError) -> Bool {
    guard byteCount(of: url) == file.byteCount else { return false }
    return try digest(of: url) == file.sha256
  }

  /// The SHA-256 of a file, read a mebibyte at a time.
  private func digest(of url: URL) throws(DataError) -> String {
    do {
      let handle = try FileHandle(forReadingFrom: url)
      var digest = Digest()
      while let block = try handle.read(upToCount: 1 << 20), !block.isEmpty { digest.update(block) }
      return digest.hex
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
