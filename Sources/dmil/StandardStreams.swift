@preconcurrency import Foundation
@preconcurrency import Glibc

/// The three descriptors that a program inherits.
enum StandardStreams {
  /// Opens missing descriptors on /dev/null, so that no other file gets their numbers.
  ///
  /// Writing to a missing standard output still fails, because results that nobody sees must not
  /// end with exit code 0.
  static func openMissing() {
    for (descriptor, mode) in [(0, O_RDONLY), (1, O_RDONLY), (2, O_RDWR)] as [(Int32, Int32)]
    where fcntl(descriptor, F_GETFD) == -1 {
      _ = open("/dev/null", mode)
    }
  }

  /// Flushes standard output; says why not all of it was written.
  static func outputFailure() -> Failure? {
    let isFlushed = fflush(stdout) == 0
    let reason = isFlushed ? "" : ": \(String(cString: strerror(errno)))"
    guard !isFlushed || ferror(stdout) != 0 else { return nil }
    return Failure(
      status: .inputOutput, reason: "standard output could not be written\(reason)")
  }

  /// Writes a line to standard error, characters escaped that control a terminal or hide text.
  static func writeError(_ line: String, terminator: String = "\n") {
    let escaped: Set<Unicode.GeneralCategory> = [
      .control, .format, .lineSeparator, .paragraphSeparator,
    ]
    let shown = line.unicodeScalars.map { scalar in
      escaped.contains(scalar.properties.generalCategory) && !["\n", "\r", "\t"].contains(scalar)
        ? scalar.escaped(asASCII: true) : String(scalar)
    }
    try? FileHandle.standardError.write(contentsOf: Data((shown.joined() + terminator).utf8))
  }
}
