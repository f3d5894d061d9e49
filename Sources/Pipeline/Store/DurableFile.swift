public import Foundation

/// Writes a file atomically.
///
/// The bytes are written to a temporary file, flushed to the disk and renamed, and the folder is
/// flushed: after a power cut or a kill there is the old file or the new one. Of several processes that
/// write the file at once, the last one counts.
///
/// - Throws: `StoreError.system` if the disk is full, read-only or otherwise refuses; an older file is
///   kept.
public func writeDurably(_ data: Data, to file: URL) throws(StoreError) {
  let (partial, descriptor) = try createPartial(of: file)
  do {
    defer { close(descriptor) }
    try write(data, to: descriptor, of: file)
  } catch {
    unlink(partial.path)
    throw error
  }
  try move(partial, to: file)
}

/// Creates the temporary file of a file, which nothing else writes.
func createPartial(of file: URL) throws(StoreError) -> (url: URL, descriptor: Int32) {
  while true {
    let partial = PartialName.beside(file)
    var descriptor: Int32 = -1
    let code = retrying(partial, after: [ESTALE, ENOENT]) {
      descriptor = open(partial.path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      return descriptor < 0 ? errno : 0
    }
    if code == 0 { return (partial, descriptor) }
    guard code == EEXIST else { throw .system(path: file.path, code: code) }
  }
}

/// Renames within one file system and flushes the target's folder.
public func move(_ source: URL, to target: URL) throws(StoreError) {
  try rename(source, to: target)
  try flush(target.deletingLastPathComponent())
}

func rename(_ source: URL, to target: URL) throws(StoreError) {
  let code = retrying(source, after: [ESTALE, ENOENT]) {
    rename(source.path, target.path) == 0 ? 0 : errno
  }
  guard code == 0 else { throw .system(path: target.path, code: code) }
}

/// Waits until the content of the file or folder is on the disk.
///
/// Some file systems have no such operation for folders; then there is nothing to wait for.
public func flush(_ url: URL) throws(StoreError) {
  let code = retrying(url, after: [ESTALE, ENOENT]) {
    let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return errno }
    defer { close(descriptor) }
    return fsync(descriptor) == 0 ? 0 : errno
  }
  guard code != 0, ![EINVAL, ENOSYS].contains(code) || !isFolder(url.path) else { return }
  throw .system(path: url.path, code: code)
}

/// Makes the folder and its parents if they do not exist.
public func makeFolder(_ url: URL) throws(StoreError) {
  var path = url.path.hasPrefix("/") ? "/" : ""
  for part in url.path.split(separator: "/") {
    path += part + "/"
    let code = retrying(URL(filePath: path)) { mkdir(path, 0o755) == 0 ? 0 : errno }
    // Above a mount point mkdir may be refused although the folder exists.
    guard ![0, EEXIST, EISDIR].contains(code), !isFolder(path) else { continue }
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
  var value: Value?
  var path = url.path
  let code = retrying(url) {
    do {
      value = try operation()
      return 0
    } catch {
      let error = error as? CocoaError
      path = error?.filePath ?? path
      return (error?.underlying as? POSIXError)?.code.rawValue ?? EIO
    }
  }
  guard code == 0 || code == ENOENT else { throw .system(path: path, code: code) }
  return value
}

func isFolder(_ path: String) -> Bool {
  var isFolder: ObjCBool = false
  return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
}

/// Writes everything and flushes it.
func write(_ data: Data, to descriptor: Int32, of file: URL) throws(StoreError) {
  let code: Int32 = data.withUnsafeBytes { bytes in
    var written = 0
    while written < bytes.count {
      let count = write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return errno }
      written += count
    }
    return fsync(descriptor) == 0 ? 0 : errno
  }
  guard code == 0 else { throw .system(path: file.path, code: code) }
}
