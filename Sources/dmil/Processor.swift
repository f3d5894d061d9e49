import Foundation

/// The requirements on the processor.
enum Processor {
  /// Checks that the processor has the instructions for which the program was compiled.
  ///
  /// - Throws: a `Failure` if they are missing.
  static func check(
    cpuinfo: String? = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
  ) throws(Failure) {
    #if arch(x86_64)
      guard let flags = cpuinfo?.firstMatch(of: /(?m)^flags\s*:(.*)$/)?.1,
        !flags.split(separator: " ").contains("avx2")
      else { return }
      throw Failure(
        status: .toolMissing,
        reason: "this processor has no AVX2, which Package.swift requires; remove -mavx2 there")
    #endif
  }
}
