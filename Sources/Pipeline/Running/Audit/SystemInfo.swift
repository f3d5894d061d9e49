import DataFiles
import Environments
public import Foundation
import LinearAlgebra
import Records

/// Compiler, machine, libraries and sources, recorded with every result but in no key.
public struct SystemInfo: Sendable {
  /// Descriptions by name.
  public let entries: [String: String]
  /// SHA-256 of the names and contents of all sources; empty if there are none.
  public let sourceSHA256: String
  /// The commit; empty outside a repository.
  public let commit: String
  /// Whether the working tree differs from the commit; `nil` outside a repository.
  public let isDirty: Bool?

  /// Examines this machine and a repository.
  public init(repository: URL) {
    sourceSHA256 = SourceHash(repository: repository).hex
    let git = Git(repository: repository)
    commit = (try? git.lines(["rev-parse", "HEAD"]).first) ?? ""
    isDirty = try? !git.lines(["status", "--porcelain"]).isEmpty
    var entries = [
      "swift": Self.firstLine(of: ["swift", "--version"]) ?? "not found",
      "flags": Self.flags,
      "os": Self.operatingSystem,
      "cpu": Self.processor,
      "cores": String(ProcessInfo.processInfo.activeProcessorCount),
      "mujoco": simulatorVersion,
      "openblas": blasConfiguration,
      "openblas_kernel": blasKernelName,
      NumericClass.key: NumericClass.current.description,
      "threads_per_run": "1; of an embedding, all cores",
    ]
    for (name, command) in [
      ("gnuplot", ["gnuplot", "--version"]), ("pandoc", ["pandoc", "--version"]),
      ("tex", ["pdflatex", "--version"]),
    ] {
      entries[name] = Self.firstLine(of: command) ?? "not found"
    }
    self.entries = entries
  }

  private static var flags: String {
    #if DEBUG
      "-Onone -enable-testing"
    #else
      "-O -enable-testing"
    #endif
  }

  private static var processor: String {
    value(of: "model name", in: "/proc/cpuinfo", separator: ":")
  }

  private static var operatingSystem: String {
    value(of: "PRETTY_NAME", in: "/etc/os-release", separator: "=").filter { $0 != "\"" }
  }

  /// The text after the separator in the first line that begins with `name`.
  private static func value(of name: String, in file: String, separator: Character) -> String {
    let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
    return line?.split(separator: separator).last?.trimmingCharacters(in: .whitespaces) ?? "unknown"
  }

  /// The first line of a program's output; `nil` if it is missing, fails or prints nothing.
  private static func firstLine(of command: [String]) -> String? {
    guard let child = try? ChildProcess(running: command[0], Array(command.dropFirst())),
      child.ending == .exit(0)
    else { return nil }
    return String(decoding: child.output, as: UTF8.self).split(separator: "\n").first.map(
      String.init)
  }
}
