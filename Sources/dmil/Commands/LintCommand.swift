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
    let strays = try FolderRole.strays(in: options.repositoryFolder)
    guard strays.isEmpty else {
      throw Failure(
        status: .verificationFailed,
        reason: strays.count == 1
          ? "1 file is in the wrong folder" : "\(strays.count) files are in the wrong folder",
        details: strays)
    }
    print("Specifications and folders are valid: \(plan.distinctRuns.count) runs.")
  }
}

/// A folder with one writer, and the files that belong there.
struct FolderRole {
  /// Relative to the repository; `<profile>` stands for each profile.
  let path: String
  let writer: String
  /// The allowed endings of file names.
  let endings: [String]

  /// All folders with one writer each.
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

  /// The files that do not belong in their folder, each with the reason.
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
      let lastName = name.split(separator: "/").last.map(String.init) ?? name
      guard !isFolder, !endings.contains(where: name.hasSuffix),
        !SpecificationFolder.isForeign(lastName)
      else { return nil }
      return "\(folder)/\(name): \(folder) belongs to \(writer) and holds only "
        + "\(endings.joined(separator: ", ")); move the file"
    }
  }
}
