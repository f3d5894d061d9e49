public import ArgumentParser
public import Experiments
import Foundation
import Training

/// Where the program works, and on how much of the paper.
struct Workplace: ParsableArguments {
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
  func plan() throws -> Plan {
    try Plan(
      loading: repositoryFolder.appending(path: "paper/experiments"), profile: chosenProfile(),
      schema: schema, published: present("paper/published.yaml"),
      claims: present("paper/claims.yaml"), costs: present(Costs.path))
  }

  /// A file of the repository; `nil` where there is none.
  private func present(_ path: String) -> URL? {
    let file = repositoryFolder.appending(path: path)
    return FileManager.default.fileExists(atPath: file.path) ? file : nil
  }

  /// The plan against the store, for one run at a time.
  func report(of plan: Plan) throws -> PlanReport {
    try Schedule(
      plan: plan, store: store, jobCount: 1, checkpointInterval: .zero,
      repository: repositoryFolder
    ).report()
  }

  /// The working store, and the archive that is read first.
  var store: Store {
    let work = ProcessInfo.processInfo.environment["DMIL_WORK"].flatMap { $0.isEmpty ? nil : $0 }
    return Store(
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
