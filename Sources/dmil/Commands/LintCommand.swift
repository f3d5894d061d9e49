import ArgumentParser
import Foundation
import Planning
import Records
import Specifications

struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract:
      "Check all specifications, and that generated and hand-written files are in their folders.")

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let plan = try options.plan()
    let repository = try options.repositoryFolder
    let strays = try FolderRole.all.flatMap { try $0.strays(in: repository) }
    guard strays.isEmpty else {
      throw Failure(
        status: .verificationFailed,
        reason: "\(counted(strays.count, "file")) in the wrong folder",
        details: strays)
    }
    print("Specifications and folders are valid: \(plan.distinctRuns.count) runs.")
  }
}

/// A folder with one writer, and the files that belong there.
private struct FolderRole {
  /// Relative to the repository.
  let path: String
  let writer: String
  /// The allowed endings of file names.
  let endings: [String]

  /// All folders with one writer each.
  static let all =
    [
      FolderRole(path: "paper/experiments", writer: "people", endings: [".yaml"]),
      FolderRole(
        path: "paper/experts", writer: "people (specifications) and dmil expert train",
        endings: [".yaml", ".safetensors", ".csv"]),
      FolderRole(
        path: "paper/results", writer: "the archive",
        endings: [".json", ".csv", ".safetensors", ".txt"]),
    ]
    + Profile.allCases.flatMap { profile in
      [
        FolderRole(
          path: "paper/build/\(profile.rawValue)", writer: "dmil report",
          endings: [
            ".md", ".tex", ".pdf", ".html", ".svg", ".log", ".aux", ".out", ".bbl", ".json",
          ]),
        FolderRole(
          path: "figures/\(profile.rawValue)", writer: "dmil report",
          endings: [".gp", ".tsv", ".svg", ".pdf", ".png"]),
      ]
    }

  /// The files that do not belong in the folder, each with the reason.
  func strays(in repository: URL) throws -> [String] {
    let root = repository.appending(path: path)
    guard FileManager.default.fileExists(atPath: root.path) else { return [] }
    let names = try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted()
    return names.filter { name in
      let file = root.appending(path: name, directoryHint: .checkFileSystem)
      return !file.hasDirectoryPath && !endings.contains(where: name.hasSuffix)
        && !SpecificationFolder.isForeign(file.lastPathComponent)
    }.map {
      "\(path)/\($0): \(path) belongs to \(writer) and holds only "
        + "\(endings.joined(separator: ", ")); move the file"
    }
  }
}
