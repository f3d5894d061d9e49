import Foundation

/// What the program asks of the machine that it runs on.
enum Processor {
  /// - Throws: a `Failure` where the instructions are missing that the program is compiled to.
  static func check(
    cpuinfo: String? = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
  ) throws(Failure) {
    #if arch(x86_64)
      guard let flags = cpuinfo?.firstMatch(of: /(?m)^flags\s*:(.*)$/)?.1,
        !flags.split(separator: " ").contains("avx2")
      else { return }
      throw Failure(
        status: .toolMissing,
        reason: "this processor has no AVX2, to which Package.swift compiles; take out -mavx2 "
          + "there")
    #endif
  }
}
