import Environments
import Records
import Store
public import Foundation
import LinearAlgebra

/// What results were made with: compiler, machine, libraries, sources.
///
/// It is recorded beside every result, and in no key.
public struct SystemInfo: Sendable {
  /// By name, for people.
  public let entries: [String: String]
  /// SHA-256 over the names and contents of all sources; empty where there are none.
  public let sourceSHA256: String
  /// The commit; empty outside a repository.
  public let commit: String
  /// Whether the working tree differs from the commit.
  public let isDirty: Bool

  /// Looks around.
  public init(repository: URL) {
    let sources = SourceHash(repository: repository)
    sourceSHA256 = sources.hex
    commit = Self.firstLine(of: ["git", "-C", repository.path, "rev-parse", "HEAD"]) ?? ""
    isDirty =
      Self.firstLine(of: ["git", "-C", repository.path, "status", "--porcelain"]) != nil
    var entries = [
      "swift": Self.firstLine(of: ["swift", "--version"]) ?? "not found",
      "flags": Self.flags,
      "os": Self.operatingSystem,
      "cpu": Self.processor,
      "cores": String(ProcessInfo.processInfo.activeProcessorCount),
      "mujoco": simulatorVersion,
      "openblas": blasConfiguration,
      "openblas_kernel": blasKernelName,
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
    let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let model = lines.split(separator: "\n").first { $0.hasPrefix("model name") }
    return model?.split(separator: ":").last?.trimmingCharacters(in: .whitespaces) ?? "unknown"
  }

  private static var operatingSystem: String {
    let lines = (try? String(contentsOfFile: "/etc/os-release", encoding: .utf8)) ?? ""
    let name = lines.split(separator: "\n").first { $0.hasPrefix("PRETTY_NAME=") }
    return name.map { String($0.dropFirst("PRETTY_NAME=".count).filter { $0 != "\"" }) }
      ?? "unknown"
  }

  /// What a program prints first; `nil` when it is not there, fails or says nothing.
  private static func firstLine(of command: [String]) -> String? {
    guard let child = try? ChildProcess(running: command[0], Array(command.dropFirst())),
      child.ending == .exit(0)
    else { return nil }
    return String(decoding: child.output, as: UTF8.self).split(separator: "\n").first.map(
      String.init)
  }
}

/// The SHA-256 of a repository's sources, all of them unless `paths` names files and folders: of
/// every file's path and content, in the order of paths.
struct SourceHash {
  let hex: String

  init(repository: URL, paths: [String] = ["Package.swift", "Sources"]) {
    // Relative to the repository, so that the hash does not depend on how that was named.
    var files: [String] = []
    for path in paths {
      if path.hasSuffix(".swift") {
        files.append(path)
      } else {
        let folder = repository.appending(path: path).path
        let names = FileManager.default.enumerator(atPath: folder)?.allObjects ?? []
        files += names.compactMap { $0 as? String }.map { "\(path)/\($0)" }
      }
    }
    var lines = ""
    for file in files.sorted() {
      let path = repository.appending(path: file).path
      guard let data = FileManager.default.contents(atPath: path) else { continue }
      lines += "/\(file) \(sha256(of: data))\n"
    }
    hex = lines.isEmpty ? "" : sha256(of: lines)
  }
}
