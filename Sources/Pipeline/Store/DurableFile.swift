public import Foundation

/// Writes a file atomically.
///
/// The bytes are written to a temporary file, flushed to the disk and renamed, and the folder is
/// flushed: after a power cut or a kill there is the old file or the new one.
///
/// - Throws: `StoreError.system` if the disk is full, read-only or otherwise refuses; an older file is
///   kept.
public func writeDurably(_ data: Data, to file: URL) throws(StoreError) {
  let partial = file.path + ".partial"
  let descriptor = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
  guard descriptor >= 0 else { throw .system(path: file.path, code: errno) }
  let code = write(data, to: descriptor)
  guard close(descriptor) == 0, code == 0 else {
    unlink(partial)
    throw .system(path: file.path, code: code == 0 ? EIO : code)
  }
  try move(URL(filePath: partial), to: file)
}

/// Renames within one file system and flushes the target's folder.
public func move(_ source: URL, to target: URL) throws(StoreError) {
  guard rename(source.path, target.path) == 0 else {
    throw .system(path: target.path, code: errno)
  }
  try flush(target.deletingLastPathComponent())
}

/// Waits until the content of the file or folder is on the disk.
public func flush(_ url: URL) throws(StoreError) {
  let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw .system(path: url.path, code: errno) }
  defer { close(descriptor) }
  guard fsync(descriptor) == 0 else { throw .system(path: url.path, code: errno) }
}

/// Makes the folder and its parents if they do not exist.
public func makeFolder(_ url: URL) throws(StoreError) {
  var path = url.path.hasPrefix("/") ? "/" : ""
  for part in url.path.split(separator: "/") {
    path += part + "/"
    guard mkdir(path, 0o755) != 0, errno != EEXIST, errno != EISDIR else { continue }
    // Above a mount point mkdir may be refused although the folder exists.
    let code = errno
    guard !isFolder(path) else { continue }
    throw .system(path: path, code: code)
  }
  guard isFolder(url.path) else { throw .system(path: url.path, code: ENOTDIR) }
}

/// Removes the file, or the folder with its contents, if it exists.
public func removeAll(_ url: URL) throws(StoreError) {
  try unlessMissing(url) { try FileManager.default.removeItem(at: url) }
}

/// The names in the folder, sorted; none if there is no folder.
public func names(in folder: URL) throws(StoreError) -> [String] {
  try unlessMissing(folder) {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  } ?? []
}

/// The bytes of the file; `nil` if there is none.
public func read(_ file: URL) throws(StoreError) -> Data? {
  try unlessMissing(file) { try Data(contentsOf: file) }
}

/// The value of an operation of Foundation; `nil` if there is no such file or folder.
@discardableResult
private func unlessMissing<Value>(
  _ url: URL, _ operation: () throws -> Value
) throws(StoreError) -> Value? {
  do {
    return try operation()
  } catch {
    let error = error as? CocoaError
    let code = (error?.underlying as? POSIXError)?.code.rawValue ?? EIO
    guard code != ENOENT else { return nil }
    throw .system(path: error?.filePath ?? url.path, code: code)
  }
}

func isFolder(_ path: String) -> Bool {
  var isFolder: ObjCBool = false
  return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
}

/// Writes everything and flushes it; 0, or the system's error number.
private func write(_ data: Data, to descriptor: Int32) -> Int32 {
  data.withUnsafeBytes { bytes in
    var written = 0
    while written < bytes.count {
      let count = write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return errno }
      written += count
    }
    return fsync(descriptor) == 0 ? 0 : errno
  }
}
