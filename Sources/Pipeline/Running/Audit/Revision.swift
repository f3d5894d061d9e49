import DataFiles
public import Foundation
public import Planning
public import Records
public import Specifications

/// A commit: its specifications and the numerics versions of its sources, without a checkout.
///
/// The specifications are read with the schema of this program, so defaults are today's.
public struct Revision: Sendable {
  /// The name that the user gave.
  public let name: String
  /// The first digits of the commit's hash.
  public let commit: String
  private let git: Git
  private let hash: String

  /// - Throws: `GitError` when the repository has no such commit.
  public init(_ name: String, in repository: URL) throws(GitError) {
    self.name = name
    git = Git(repository: repository)
    do {
      let words = ["rev-parse", "--verify", "--end-of-options", "\(name)^{commit}"]
      hash = try git.lines(words).first ?? ""
    } catch {
      throw GitError(
        command: error.command, problem: "'\(name)' is no commit here (\(error.problem))",
        isGitMissing: error.isGitMissing)
    }
    commit = String(hash.prefix(10))
  }

  /// The runs of its specifications, with its own numerics versions and sources in their keys.
  ///
  /// - Throws: `GitError`; `SpecificationErrors` if the specifications do not fit the schema.
  public func plan(profile: Profile, schema: Schema) throws -> Plan {
    let parent = FileManager.default.temporaryDirectory.appending(path: "dmil-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: parent) }
    // Messages about the specifications name this folder.
    let folder = URL(
      fileURLWithPath: "\(commit):paper/experiments",
      relativeTo: URL(filePath: parent.path, directoryHint: .isDirectory))
    try extract("paper/experiments", to: folder)
    return try Plan(
      loading: folder, profile: profile, schema: dated(schema, with: parent))
  }

  /// The schema with the commit's numerics versions and the hashes of its sources, which are written to
  /// `folder`.
  private func dated(_ schema: Schema, with folder: URL) throws -> Schema {
    var result = schema
    let versions = try numericsVersions()
    result.numerics = { kind, method in
      Dictionary(
        uniqueKeysWithValues: schema.numerics(kind, method).map { module, version in
          (module, versions[module] ?? version)
        })
    }
    var hashes: [RunKind: [String: String]] = [:]
    for kind in RunKind.allCases {
      for path in schema.sources(kind).keys {
        try extract(path, to: folder.appending(path: path))
        hashes[kind, default: [:]][path] = SourceHash(repository: folder, paths: [path]).hex
      }
    }
    result.sources = { [hashes] kind in hashes[kind] ?? [:] }
    return result
  }

  /// Its numerics versions, and the hashes of its modules' sources, by name.
  public func facts() throws(GitError) -> [String: String] {
    var facts: [String: String] = [:]
    for (module, version) in try numericsVersions() {
      facts["numerics version of \(module)"] = String(version)
    }
    for line in try git.lines(["ls-tree", "-d", "-r", hash, "Sources/"]) {
      // Mode, type and hash, a tab, the path, of which two or three parts name a module.
      let parts = line.split { $0 == " " || $0 == "\t" }.map(String.init)
      guard parts.count == 4, (2...3).contains(parts[3].split(separator: "/").count) else {
        continue
      }
      facts["sources of \(parts[3])"] = String(parts[2].prefix(10))
    }
    return facts
  }

  private func numericsVersions() throws(GitError) -> [String: Int] {
    var versions: [String: Int] = [:]
    for path in try paths(below: "Sources/") where path.hasSuffix("/NumericsVersion.swift") {
      let text = String(decoding: try content(of: path), as: UTF8.self)
      guard let match = text.firstMatch(of: /NumericsVersion = (\d+)/), let version = Int(match.1)
      else { continue }
      versions[path.split(separator: "/").dropLast().last.map(String.init) ?? ""] = version
    }
    return versions
  }

  private func paths(below folder: String) throws(GitError) -> [String] {
    try git.lines(["ls-tree", "-r", "--name-only", hash, folder])
  }

  private func content(of path: String) throws(GitError) -> Data {
    try git.output(["show", "\(hash):\(path)"])
  }

  /// Writes the files below a path of the commit into a folder.
  private func extract(_ path: String, to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in try paths(below: path + "/") {
      let target = folder.appending(path: String(file.dropFirst(path.count + 1)))
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try content(of: file).write(to: target)
    }
  }
}

/// The output of `git` for a repository.
public struct Git: Sendable {
  private let repository: URL

  public init(repository: URL) { self.repository = repository }

  /// The output of a command.
  ///
  /// - Throws: `GitError` with the message of git if it fails.
  func output(_ arguments: [String]) throws(GitError) -> Data {
    let command = "git " + arguments.joined(separator: " ")
    let child: ChildProcess
    do {
      child = try ChildProcess(running: "git", ["-C", repository.path] + arguments)
    } catch {
      throw GitError(command: command, problem: "\(error)", isGitMissing: true)
    }
    guard child.ending == .exit(0) else {
      throw GitError(
        command: command,
        problem: child.errors.trimmingCharacters(in: .whitespacesAndNewlines), isGitMissing: false)
    }
    return child.output
  }

  /// The lines of the output of a command.
  public func lines(_ arguments: [String]) throws(GitError) -> [String] {
    String(decoding: try output(arguments), as: UTF8.self).split(separator: "\n").map(String.init)
  }
}

/// A failure of git, with its message.
public struct GitError: Error, Equatable, CustomStringConvertible {
  let command: String
  let problem: String
  public let isGitMissing: Bool

  public var description: String { "'\(command)' fails: \(problem)" }
}
