public import Foundation
public import Planning
import Records
public import Specifications
public import Store

/// The distribution of a paper: everything to read it, to verify it without a network, and to train again.
///
/// Two distributions of the same commit and results have the same bytes.
public struct Distribution {
  private let profile: Profile
  private let schema: Schema
  private let store: ResultStore
  private let repository: URL
  private let version: String
  private let commit: Commit
  private let citation: Citation
  private let packages: VendoredPackages
  private let runs: [RecordedRun]

  /// Collects what a distribution of the plan's profile is made of; `version` is that of the program.
  ///
  /// - Throws: `DistributionError` if the working tree has changes, results are missing or the Swift
  ///   packages are not there; `GitError` outside a repository; `StoreError` for a damaged result;
  ///   `SpecificationErrors` for errors in CITATION.cff.
  public init(
    of plan: Plan, schema: Schema, store: ResultStore, repository: URL, version: String
  ) throws {
    (profile, self.schema, self.store) = (plan.profile, schema, store)
    (self.repository, self.version) = (repository, version)
    commit = try Commit(of: repository)
    citation = try Citation(ofRepository: repository)
    packages = try VendoredPackages(of: repository)
    var runs: [RecordedRun] = []
    var missing: [String] = []
    for run in plan.distinctRuns {
      if let recorded = try RecordedRun(run, in: store) {
        runs.append(recorded)
      } else {
        missing.append(run.path)
      }
    }
    guard missing.isEmpty else { throw DistributionError.missingResults(missing) }
    self.runs = runs
  }

  /// Writes the distribution, a compressed tar file, with the paper that was made last.
  ///
  /// - Throws: `DistributionError` if making the paper changed a file of the commit or a program fails;
  ///   the errors of a file that cannot be read or written.
  public func write(to file: URL) throws {
    _ = try Commit(of: repository)
    let temporary = FileManager.default.temporaryDirectory
      .appending(path: "dmil-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: temporary) }
    let folder = DistributionFolder(url: temporary.appending(path: "dmil-\(profile.rawValue)"))
    for path in commit.files {
      try folder.add(copyOf: repository.appending(path: path), as: path)
    }
    try addPaper(to: folder)
    try addResults(to: folder)
    try packages.add(to: folder)
    try addMetadata(to: folder)
    try folder.addChecksums()
    try writeTarArchive(of: folder.url, time: commit.time, to: file)
  }

  /// Adds the forms of the paper, its record, the figures, and the sources for a preprint server.
  private func addPaper(to folder: DistributionFolder) throws {
    let build = "paper/build/\(profile.rawValue)"
    let source = repository.appending(path: build)
    for name in try DistributionFolder.files(below: source)
    where name.wholeMatch(of: /.*\.(?:log|tar\.xz)/) == nil {
      try folder.add(copyOf: source.appending(path: name), as: "\(build)/\(name)")
    }
    let preprint = Preprint(
      of: try String(contentsOf: source.appending(path: "paper.tex"), encoding: .utf8))
    try preprint.add(to: folder, from: source)
    // Beside a figure lie its other formats, its data and its script.
    for figure in preprint.figures {
      let file = source.appending(path: figure).standardizedFileURL
      let name = file.deletingPathExtension().lastPathComponent
      let place = file.deletingLastPathComponent()
      for other in try DistributionFolder.files(below: place) where other.hasPrefix(name + ".") {
        try folder.add(
          copyOf: place.appending(path: other), as: "figures/\(profile.rawValue)/\(other)")
      }
    }
  }

  /// Adds the results that are not in the commit, and why runs lack one, to be read like the store's.
  private func addResults(to folder: DistributionFolder) throws {
    let results = folder.url.appending(path: "paper/results", directoryHint: .isDirectory)
    _ = try store.archive(runs.map(\.run), in: results)
    let work = ResultStore(root: folder.place(of: ".work"), archives: [])
    for recorded in runs {
      if let note = recorded.note { try work.write(note, as: .unavailable, on: recorded.run) }
    }
  }

  private func addMetadata(to folder: DistributionFolder) throws {
    try folder.add(citation.codeMeta(version: version, day: commit.day), as: "codemeta.json")
    try folder.add(
      DistributionGuide.text(of: profile, title: citation.title, commit: commit),
      as: DistributionGuide.file)
    let cards = runs.compactMap(DataCard.init)
    for card in cards { try folder.add(card.text, as: card.path) }
    let crate = ResearchCrate(
      profile: profile, citation: citation, commit: commit, version: version,
      runs: runs.filter { $0.result != nil }, cards: cards, schema: schema)
    try folder.add(crate.json(where: folder.contains), as: ResearchCrate.file)
  }
}
