import Planning
import ArgumentParser
import Records
import Store
import Foundation

struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Check all specifications, and that each folder holds only what its writer writes.")

  @OptionGroup var workplace: GlobalOptions

  func run() throws {
    let plan = try workplace.plan()
    let strays = try FolderRole.strays(in: workplace.repositoryFolder)
    guard strays.isEmpty else {
      throw Failure(
        status: .verificationFailed,
        reason: strays.count == 1
          ? "a file is in a folder that is not its own"
          : "\(strays.count) files are in folders that are not their own",
        details: strays)
    }
    print("Specifications and folders are in order: \(plan.distinctRuns.count) runs.")
  }
}

/// A folder, its one writer, and what that writes there.
struct FolderRole {
  /// From the repository's root; `<profile>` stands for each profile.
  let path: String
  let writer: String
  /// What the names of files may end in.
  let endings: [String]

  /// Folders with one writer each; what a program writes is no place for people's files, nor the
  /// other way about.
  static let all = [
    FolderRole(path: "paper/experiments", writer: "people", endings: [".yaml"]),
    FolderRole(
      path: "paper/experts", writer: "people (specifications) and dmil expert train",
      endings: [".yaml", ".safetensors", ".csv"]),
    FolderRole(
      path: "paper/results", writer: "the archive",
      endings: [".json", ".csv", ".safetensors", ".txt"]),
    FolderRole(
      path: "paper/build/<profile>", writer: "dmil report",
      endings: [".md", ".tex", ".pdf", ".html", ".svg", ".log", ".aux", ".out", ".bbl", ".json"]),
    FolderRole(
      path: "figures/<profile>", writer: "dmil report",
      endings: [".gp", ".tsv", ".svg", ".pdf", ".png"]),
  ]

  /// The files that do not belong where they are, each with the reason.
  static func strays(in repository: URL) throws -> [String] {
    var strays: [String] = []
    for role in all {
      let folders =
        role.path.contains("<profile>")
        ? Profile.allCases.map {
          role.path.replacingOccurrences(of: "<profile>", with: $0.rawValue)
        } : [role.path]
      for folder in folders {
        strays += try role.strays(in: folder, of: repository)
      }
    }
    return strays
  }

  private func strays(in folder: String, of repository: URL) throws -> [String] {
    let root = repository.appending(path: folder)
    guard FileManager.default.fileExists(atPath: root.path) else { return [] }
    let names = try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted()
    return names.compactMap { name in
      let isFolder =
        (try? root.appending(path: name).resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory
        ?? false
      guard !isFolder, !endings.contains(where: name.hasSuffix) else { return nil }
      return "\(folder)/\(name): \(folder) is written by \(writer) and holds only "
        + "\(endings.joined(separator: ", ")); move it away"
    }
  }
}
