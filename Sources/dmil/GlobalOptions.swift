public import ArgumentParser
import Claims
import Foundation
import Planning
public import Records
import Reporting
import Running
import Scheduling
import Specifications
import Store

/// The options that all commands share: which repository, and how much of the paper.
struct GlobalOptions: ParsableArguments {
  @Option(help: "\(Profile.choices); by default the variable PROFILE, or quick.")
  var profile: Profile?

  @Option(
    help: ArgumentHelp(
      "The repository; by default the nearest folder upwards that has paper/experiments.",
      valueName: "folder"))
  var repository: String?

  private static let experiments = "paper/experiments"

  /// The repository that is named, or the one that holds the current folder.
  var repositoryFolder: URL {
    get throws(Failure) {
      func isRepository(_ folder: URL) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: Self.experiments).path)
      }
      if let repository {
        let folder = URL(filePath: repository, directoryHint: .isDirectory).absoluteURL
        if isRepository(folder) { return folder }
        throw Failure(
          status: .usage, reason: "'\(repository)' is no repository: it has no \(Self.experiments)")
      }
      var folder = URL(filePath: ".", directoryHint: .isDirectory).absoluteURL.standardized
      while !isRepository(folder) {
        guard folder.path != "/" else {
          throw Failure(
            status: .usage,
            reason: "neither this folder nor one above it has \(Self.experiments); run the program "
              + "in the repository, or name it with --repository")
        }
        folder.deleteLastPathComponent()
      }
      return folder
    }
  }

  /// The keys that specifications may have.
  var schema: Schema {
    get throws(Failure) { Catalogue.schema(of: try repositoryFolder) }
  }

  /// The specifications of the profile, as runs.
  func plan() throws -> Plan { try paper().plan }

  /// The runs of the profile, and the published numbers and claims for their results.
  func paper() throws -> (plan: Plan, expectations: Expectations) {
    let (schema, repositoryFolder) = (try schema, try repositoryFolder)
    let folder = SpecificationFolder(
      reading: repositoryFolder.appending(path: "paper/experiments"), schema: schema)
    try folder.validate()
    let expectations = try Expectations(
      readingFrom: repositoryFolder.appending(path: "paper"),
      experiments: folder.experimentsWithTasks,
      methods: schema.methods.keys.sorted())
    let plan = try Plan(
      folder, profile: chosenProfile(), schema: schema,
      publishedHash: expectations.published?.hash)
    return (plan, expectations)
  }

  /// The measured costs of training; `nil` if the repository has none.
  func costs() throws -> Costs? { try Costs(ofRepository: repositoryFolder) }

  /// The paper of the profile, made from stored results.
  func paperReport() throws -> Report {
    let (plan, expectations) = try paper()
    return Report(
      plan: plan, expectations: expectations, costs: try costs(), store: try store,
      repository: try repositoryFolder)
  }

  /// The plan against the store, for one run at a time.
  func report(of plan: Plan) throws -> PlanReport {
    try Schedule(
      plan: plan, store: try store, jobCount: 1, checkpointInterval: .zero,
      repository: try repositoryFolder
    ).report()
  }

  /// The working store, and the archive that is read first.
  var store: ResultStore {
    get throws(Failure) { ResultStore(root: try workFolder, archives: [try archive]) }
  }

  /// The folder of the working store: `DMIL_WORK`, or `.work` in the repository.
  var workFolder: URL {
    get throws(Failure) {
      let name = ProcessInfo.processInfo.environment["DMIL_WORK"] ?? ""
      guard !name.isEmpty else { return try repositoryFolder.appending(path: ".work") }
      var problem = ""
      var isFolder: ObjCBool = true
      if name.hasPrefix("~") { problem = "begins with '~', which only a shell expands" }
      let folder = URL(filePath: name, directoryHint: .isDirectory).absoluteURL
      let exists = FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder)
      if exists, !isFolder.boolValue { problem = "is not a folder" }
      guard problem.isEmpty else {
        throw Failure(status: .configuration, reason: "DMIL_WORK is '\(name)': it \(problem)")
      }
      return folder
    }
  }

  /// The results of the full profile that are kept with the repository.
  var archive: URL {
    get throws(Failure) {
      try repositoryFolder.appending(path: "paper/results", directoryHint: .isDirectory)
    }
  }

  func chosenProfile(otherwise usual: Profile = .quick) throws(Failure) -> Profile {
    if let profile { return profile }
    let name = ProcessInfo.processInfo.environment["PROFILE"] ?? ""
    guard !name.isEmpty else { return usual }
    guard let profile = Profile(rawValue: name) else {
      throw Failure(
        status: .usage, reason: "PROFILE is '\(name)'; it must be \(Profile.choices)")
    }
    return profile
  }
}

extension Profile: ExpressibleByArgument {}

/// An integer of at least 1.
@Sendable func positive(_ argument: String) throws -> Int {
  guard let value = Int(argument), value > 0 else {
    throw ValidationError("expected an integer of at least 1, not '\(argument)'")
  }
  return value
}
