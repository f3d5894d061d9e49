import Foundation

/// The requirements on the machine and the process.
enum SystemRequirements {
  /// - Throws: a `Failure` that names the first unmet requirement.
  static func check() throws(Failure) {
    try checkProcessor(cpuinfo: try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))
    try checkOpenFiles()
  }

  /// Checks that the processor has the instructions for which the program was compiled.
  static func checkProcessor(cpuinfo: String?) throws(Failure) {
    #if arch(x86_64)
      guard let line = cpuinfo?.firstMatch(of: /(?m)^flags\s*:(.*)$/)?.1 else { return }
      let flags = line.split(separator: " ")
      for name in ["AVX2", "FMA"] where !flags.contains(Substring(name.lowercased())) {
        throw Failure(
          status: .toolMissing,
          reason: "this processor has no \(name), which Package.swift requires; "
            + "remove -m\(name.lowercased()) there")
      }
    #endif
  }

  /// Checks that the process may open enough files; Foundation's pipes crash where it may not.
  private static func checkOpenFiles() throws(Failure) {
    let needed: rlim_t = 64
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0,
      limit.rlim_cur < needed
    else { return }
    let found = limit.rlim_cur
    limit.rlim_cur = min(limit.rlim_max, needed)
    guard
      limit.rlim_cur < needed || setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) != 0
    else { return }
    throw Failure(
      status: .toolMissing,
      reason: "this process may open only \(found) files; allow \(needed): ulimit -n \(needed)")
  }
}
