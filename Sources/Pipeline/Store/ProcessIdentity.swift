import Foundation

/// A process of one machine, distinguished from a later one with the same number.
public struct ProcessIdentity: Codable, Equatable, Sendable {
  /// The name of the machine, for people.
  public internal(set) var host: String
  /// The identifier of the running kernel, which every boot draws again.
  public internal(set) var boot: String
  /// The namespace of process numbers: a container may have its own.
  var namespace: String
  var process: Int32
  /// Clock ticks from the boot to the start of the process.
  var start: Int
  /// The job of a scheduler that the process belongs to.
  var job: String?

  /// This process.
  public static let current = ProcessIdentity(
    host: text(of: "/proc/sys/kernel/hostname"), boot: text(of: "/proc/sys/kernel/random/boot_id"),
    namespace: currentNamespace, process: getpid(), start: start(of: getpid()) ?? 0,
    job: ProcessInfo.processInfo.environment["SLURM_JOB_ID"])

  /// Whether the process exists; `nil` if it belongs to another machine, whose processes are not
  /// visible here.
  var isAlive: Bool? {
    let here = Self.current
    guard (host, boot, namespace) == (here.host, here.boot, here.namespace) else { return nil }
    return Self.start(of: process) == start
  }

  private static var currentNamespace: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")) ?? ""
  }

  /// When a process that has not ended started; `nil` if there is none.
  ///
  /// The name of the program, in parentheses, may contain anything. After it come the state, which is
  /// Z or X for a process that has ended, and, as the 20th field, the start (proc(5)).
  private static func start(of process: Int32) -> Int? {
    let fields = text(of: "/proc/\(process)/stat").split(separator: ")").last?.split(separator: " ")
    guard let fields, fields.count > 19, !["Z", "X"].contains(fields[0]) else { return nil }
    return Int(fields[19])
  }

  private static func text(of file: String) -> String {
    let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

extension ProcessIdentity: CustomStringConvertible {
  public var description: String {
    "process \(process) on \(host)" + (job.map { " of job \($0)" } ?? "")
  }
}
