@testable import DataFiles
import Environments
import Foundation
import Records
import TestSupport
import Testing

/// The files that the execution of a run may look up.
///
/// Everything else is a hidden input. A name that ends with `/` stands for all paths below it.
struct Allowance {
  private let paths: Set<String>
  private let folders: [String]
  private let patterns: [String]

  /// The allowance of a run whose inputs have results in the working store `work`, for a process that
  /// finds programs only in the folder `search`.
  init(of run: Run, program: URL, work: URL, search: URL) throws {
    let all =
      try Self.system + Self.swiftRuntime() + Self.plans + Self.provenance(search: search)
      + [program.path, work.path] + Self.declaredFiles(of: run, work: work)
    paths = Set(all)
    folders = all.filter { $0.hasSuffix("/") && $0 != "/" }
    patterns = [Self.process, Self.libraries(near: program)] + Self.store(of: run, work: work.path)
  }

  /// The paths of a trace that are not allowed, sorted.
  func violations(in trace: FileTrace) -> [String] {
    Set(trace.accesses.map(\.path)).filter { !permits($0) }.sorted()
  }

  private func permits(_ path: String) -> Bool {
    paths.contains(path) || folders.contains { path.hasPrefix($0) || path + "/" == $0 }
      || patterns.contains { path.range(of: "^\($0)$", options: .regularExpression) != nil }
  }

  // MARK: The system

  private static let system = [
    // The dynamic linker, and system libraries with their data.
    "/etc/ld.so.cache", "/etc/ld.so.preload", "/lib/", "/lib64/", "/usr/lib/",
    // GnuTLS, which libhdf5 needs, reads its configuration when it is loaded.
    "/etc/gnutls/config",
    // Foundation asks the C library for the names of owners along with other attributes of files.
    "/", "/etc/nsswitch.conf", "/etc/passwd", "/etc/group", "/var/run/nscd/socket",
    // The times in logs.
    "/etc/localtime", "/usr/share/zoneinfo/", "/usr/share/icu/",
    // The processors, for OpenBLAS and Foundation; the memory, for the C library; the machine, for locks.
    "/proc/cpuinfo", "/sys/devices/system/cpu/", "/sys/fs/cgroup/",
    "/proc/sys/vm/overcommit_memory", "/proc/sys/kernel/hostname",
    "/proc/sys/kernel/random/boot_id", "/dev/null",
  ]

  /// The process itself, for locks and for the runtime.
  private static let process = #"/proc/(self|\d+)/(stat|maps|exe|ns/pid)"#

  /// The folders of Swift's runtime, which this process has mapped too.
  private static func swiftRuntime() throws -> [String] {
    let maps = try FileHandle(forReadingFrom: URL(filePath: "/proc/self/maps")).readToEnd()
    let lines = String(decoding: maps ?? Data(), as: UTF8.self).split(separator: "\n")
    let core = try #require(lines.first { $0.hasSuffix("/libswiftCore.so") })
    let folder = String(core.drop { $0 != "/" }.dropLast("libswiftCore.so".count))
    return [folder, folder.replacing("/lib/swift/", with: "/libexec/swift/")]
  }

  /// Where the dynamic linker looks for libraries before it looks in the system's folders.
  private static func libraries(near program: URL) -> String {
    let folder = quoted(program.deletingLastPathComponent().path)
    let variants = #"(/(glibc-hwcaps|tls|(x86|aarch64|haswell|avx512)[\w.-]*))*"#
    return folder + variants + #"(/lib[\w.+-]+\.so[.\d]*)?"#
  }

  // MARK: The repository

  /// What a run and its place in the order are made from.
  private static let plans = [
    "paper/experiments/", "paper/published.yaml", "paper/claims.yaml", "paper/costs.json",
  ].map { "\(repository.path)/\($0)" }

  /// What only the provenance of a result shows: the sources, and programs that are not there.
  private static func provenance(search: URL) -> [String] {
    ["Package.swift", "Sources/"].map { "\(repository.path)/\($0)" } + ["/etc/os-release"]
      + ["git", "swift", "gnuplot", "pandoc", "pdflatex"].map { "\(search.path)/\($0)" }
  }

  /// Files whose checksums are in the run's key, or in the program for its task.
  private static func declaredFiles(of run: Run, work: URL) throws -> [String] {
    let key = run.values.json.canonicalJSON
    let experts = repository.appending(path: "paper/experts")
    let policies = try experts.names.map { experts.appending(path: $0) }.filter {
      key.contains(sha256(of: try Data(contentsOf: $0)))
    }
    let models = BenchmarkTask(rawValue: run.cell.task).map(Models.files) ?? []
    return policies.map(\.path) + models.map { "\(work.path)/models/\($0.path)" }
  }

  // MARK: The store

  /// The results of its inputs, its own files, and of other results the times that order runs.
  private static func store(of run: Run, work: String) -> [String] {
    let (work, archive) = (quoted(work), quoted("\(repository.path)/paper/results"))
    let results = "(\(work)/results|\(archive))"
    let own = "(\(run.key.hex)|\(run.checkpointKey.hex))"
    let inputs = ([run.key] + run.inputs.map(\.key)).map(\.hex).joined(separator: "|")
    return [
      "\(results)(/[0-9a-f]{2}(/[0-9a-f]{64}(/(result|provenance|seal)\\.json)?)?)?",
      "\(results)/[0-9a-f]{2}/(\(inputs))/.*",
      "\(work)/(checkpoints|failures|locks|notes|staging)(/\\.?\(own).*)?",
    ]
  }

  private static func quoted(_ path: String) -> String {
    NSRegularExpression.escapedPattern(for: path)
  }
}
