public import ArgumentParser
import Claims
import Planning
public import Records
import Specifications
import Store
import Foundation
import Reporting
import Running

/// Where the program works, and on how much of the paper.
struct GlobalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "smoke, quick or full; otherwise that of the variable PROFILE, otherwise quick."))
  var profile: Profile?

  @Option(help: "The folder of the repository; the current one by default.")
  var repository = "."

  var repositoryFolder: URL { URL(filePath: repository, directoryHint: .isDirectory).absoluteURL }

  /// What specifications are read against.
  var schema: Schema { Catalogue.schema(of: repositoryFolder) }

  /// The specifications of the profile, as runs.
  func plan() throws -> Plan { try paper().plan }

  /// The runs of the profile, and what their results are compared with.
  func paper() throws -> (plan: Plan, expectations: Expectations) {
    let schema = schema
    let folder = SpecificationFolder(
      reading: repositoryFolder.appending(path: "paper/experiments"), schema: schema)
    let expectations = try Expectations(
      readingFrom: repositoryFolder.appending(path: "paper"), experiments: folder.ids,
      methods: schema.methods.keys.sorted())
    let plan = try Plan(
      folder, profile: chosenProfile(), schema: schema,
      publishedHash: expectations.published?.hash)
    return (plan, expectations)
  }

  /// The measured costs of training; `nil` if the repository has none.
  func costs() throws -> Costs? {
    let file = repositoryFolder.appending(path: Costs.path)
    return FileManager.default.fileExists(atPath: file.path) ? try Costs(reading: file) : nil
  }

  /// The paper of the profile, made from stored results.
  func paperReport() throws -> Report {
    let (plan, expectations) = try paper()
    return Report(
      plan: plan, expectations: expectations, costs: try costs(), store: store,
      repository: repositoryFolder)
  }

  /// The plan against the store, for one run at a time.
  func report(of plan: Plan) throws -> PlanReport {
    try Schedule(
      plan: plan, store: store, jobCount: 1, checkpointInterval: .zero,
      repository: repositoryFolder
    ).report()
  }

  /// The working store, and the archive that is read first.
  var store: ResultStore {
    let work = ProcessInfo.processInfo.environment["DMIL_WORK"].flatMap { $0.isEmpty ? nil : $0 }
    return ResultStore(
      root: work.map { URL(filePath: $0, directoryHint: .isDirectory).absoluteURL }
        ?? repositoryFolder.appending(path: ".work"),
      archives: [archive])
  }

  /// Where results of the full profile are kept with the repository.
  var archive: URL {
    repositoryFolder.appending(path: "paper/results", directoryHint: .isDirectory)
  }

  func chosenProfile() throws -> Profile {
    if let profile { return profile }
    let name = ProcessInfo.processInfo.environment["PROFILE"] ?? ""
    guard !name.isEmpty else { return .quick }
    guard let profile = Profile(rawValue: name) else {
      throw Failure(
        status: .usage, reason: "PROFILE is '\(name)'; it must be smoke, quick or full")
    }
    return profile
  }
}

extension Profile: ExpressibleByArgument {}
