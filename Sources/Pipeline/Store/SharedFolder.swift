import Foundation
import Synchronization

/// Repeats a system call that a network file system refuses for a while, at most half a minute.
///
/// After a change by another machine, ESTALE or ENOENT can be an old answer from a cache. Listing the
/// folder makes the client ask the server again.
///
/// - Parameters:
///   - file: The file that the call is about.
///   - codes: The error numbers after which the call is repeated.
///   - call: Returns 0 or an error number.
/// - Returns: The last value of the call.
func retrying(_ file: URL, after codes: Set<Int32> = [ESTALE], _ call: () -> Int32) -> Int32 {
  let start = ContinuousClock.now
  var pause: UInt32 = 10_000
  while true {
    let code = call()
    guard codes.contains(code), start.duration(to: .now) < .seconds(30) else { return code }
    if let folder = opendir(file.deletingLastPathComponent().path) {
      while readdir(folder) != nil {}
      closedir(folder)
    } else if code == ENOENT, errno == ENOENT {
      return code
    }
    usleep(pause)
    pause = min(2 * pause, 1_000_000)
  }
}

/// Names of files and folders that are not complete.
enum PartialName {
  private static let count = Atomic(0)

  /// A name that no other call of any process gives: the name, the machine, the process, a number.
  static func unique(_ name: String) -> String {
    let number = count.add(1, ordering: .relaxed).newValue
    let process = ProcessIdentity.current
    return "\(name).\(process.host).\(process.process).\(number)"
  }

  /// The place beside a file where it is written before it is renamed.
  static func beside(_ file: URL) -> URL {
    file.deletingLastPathComponent().appending(
      path: ".\(unique(file.lastPathComponent))\(suffix)")
  }

  static func isPartial(_ name: String) -> Bool { name.hasPrefix(".") && name.hasSuffix(suffix) }

  private static let suffix = ".partial"
}

/// Removes what ended processes left in a folder: what satisfies `isPartial` and did not change for
/// an hour.
func removeOrphans(
  in folder: URL, _ isPartial: (String) -> Bool = PartialName.isPartial
) throws(StoreError) {
  for name in try names(in: folder) where isPartial(name) {
    let file = folder.appending(path: name)
    if let date = modificationDate(of: file), date.timeIntervalSinceNow < -3600 {
      try removeAll(file)
    }
  }
}

/// When the file or folder was last changed; `nil` if there is none.
func modificationDate(of file: URL) -> Date? {
  var status = stat()
  guard stat(file.path, &status) == 0 else { return nil }
  return Date(seconds: status.st_mtim)
}

extension Date {
  init(seconds time: timespec) {
    self.init(timeIntervalSince1970: Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9)
  }
}
