public import Claims
public import Foundation
import Manuscripts
public import Planning
import Plotting
public import Records
import Specifications
public import Store
import TracedResults
import Typesetting

/// The paper of one profile, made from stored results alone.
public struct Report {
  private let plan: Plan
  private let expectations: Expectations
  private let costs: Costs?
  private let store: ResultStore
  private let repository: URL

  /// `repository` holds `paper/paper.md`; outputs go to its `paper/build/<profile>` and `figures/<profile>`.
  public init(
    plan: Plan, expectations: Expectations, costs: Costs?, store: ResultStore, repository: URL
  ) {
    (self.plan, self.expectations, self.costs) = (plan, expectations, costs)
    (self.store, self.repository) = (store, repository)
  }

  /// Writes figures and paper, and returns the files of the paper.
  ///
  /// A failure leaves the last paper and its figures as they were.
  ///
  /// - Throws: `ReportError`.
  public func write() throws(ReportError) -> [URL] {
    try Self.write(try results(), in: repository)
  }

  /// Writes the figures alone and returns their files.
  ///
  /// - Throws: `ReportError`.
  public func writeFigures() throws(ReportError) -> [URL] {
    let results = try results()
    let data = try ReportError.reading(try ReportData(results))
    let draft = try ReportDraft(of: results.profile, in: repository)
    return try draft.publish(try draft.draw(try draft.expansion(with: data)))
  }

  /// The tables and figures that show results, in the order of the manuscript, each with its runs.
  ///
  /// There are none without a manuscript. No result is read.
  ///
  /// - Throws: `ReportError` for a manuscript that cannot be read.
  public func contents() throws(ReportError) -> [PaperPart] {
    let results = Results(
      profile: plan.profile,
      entries: plan.runs.map { Results.Entry(run: $0) },
      fullRuns: plan.fullRuns, expectations: expectations, reading: store.data)
    guard let manuscript = try Self.manuscript(of: repository) else { return [] }
    return RunUsage(in: manuscript, of: results).shown
  }

  private func results() throws(ReportError) -> Results {
    let results = try ReportError.reading(
      try Results(plan: plan, expectations: expectations, costs: costs, store: store))
    guard results.problems.isEmpty else {
      throw .damaged(results.problems.map { "\($0.run.path): \($0.problem)" })
    }
    return results
  }

  static func write(_ results: Results, in repository: URL) throws(ReportError) -> [URL] {
    do throws(TypesettingError) {
      for tool in [Tool.pandoc, .pdflatex] { _ = try tool.location() }
    } catch {
      throw .typesetting(error)
    }
    let data = try ReportError.reading(try ReportData(results))
    let draft = try ReportDraft(of: results.profile, in: repository)
    let expansion = try draft.expansion(with: data)
    let figures = try draft.draw(expansion)
    let record = try ReportError.reading(try PaperRecord(of: expansion, with: data))
    let paper = try draft.typeset(expansion.text.markdown)
    let file = try record.write(in: draft.folder, hashing: paper + figures)
    _ = try draft.publish(figures)
    return try draft.publish(paper + [file])
  }

  /// The manuscript of a repository; `nil` if there is none.
  static func manuscript(of repository: URL) throws(ReportError) -> Manuscript? {
    let file = repository.appending(path: "paper/paper.md")
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    return try read(file)
  }

  static func read(_ file: URL) throws(ReportError) -> Manuscript {
    let text = try ReportError.at(file) { try String(contentsOf: file, encoding: .utf8) }
    do throws(SpecificationErrors) {
      return try Manuscript(parsing: text, file: "paper/paper.md")
    } catch {
      throw .manuscript(error)
    }
  }
}

/// A temporary folder with the layout of the repository, in which a report is made before its files
/// replace the last ones.
private final class ReportDraft {
  private let profile: Profile
  private let repository: URL
  let folder: URL

  init(of profile: Profile, in repository: URL) throws(ReportError) {
    (self.profile, self.repository) = (profile, repository)
    folder = FileManager.default.temporaryDirectory.appending(path: "dmil-\(UUID().uuidString)")
    let paper = folder.appending(path: paperPath)
    try ReportError.at(paper) {
      try FileManager.default.createDirectory(at: paper, withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: paper.appending(path: "sources").path,
        withDestinationPath: repository.appending(path: "paper").absoluteURL.path)
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private var paperPath: String { "paper/build/\(profile.rawValue)" }
  private var figurePath: String { "figures/\(profile.rawValue)" }

  func expansion(with data: ReportData) throws(ReportError) -> Expansion {
    try Expansion(
      of: Report.read(repository.appending(path: "paper/paper.md")), with: data,
      figureFolder: "../../../\(figurePath)")
  }

  /// Draws the figures, and writes the pictures and the text of the tables beside them.
  func draw(_ expansion: Expansion) throws(ReportError) -> [URL] {
    let figures = folder.appending(path: figurePath)
    var files: [URL] = []
    for figure in expansion.figures.compactMap(\.figure) {
      do throws(FigureError) {
        files += try figure.write(into: figures)
      } catch {
        throw .figure(error)
      }
    }
    let tables = expansion.tables.map { ($0.fileName, Data($0.tsv.utf8)) }
    for (name, content) in expansion.pictures.map({ ($0.name, $0.content) }) + tables {
      let file = figures.appending(path: name)
      try ReportError.at(file) {
        try FileManager.default.createDirectory(at: figures, withIntermediateDirectories: true)
        try content.write(to: file)
      }
      files.append(file)
    }
    if let twice = Dictionary(grouping: files, by: \.path).first(where: { $1.count > 1 }) {
      throw .file(path: twice.key, reason: "two tables or figures have this file name")
    }
    return files
  }

  /// Writes the four formats of the paper; the repository gets the logs, also after an error.
  func typeset(_ markdown: String) throws(ReportError) -> [URL] {
    let paper = folder.appending(path: paperPath)
    let typesetter = Typesetter(
      folder: paper, destination: paperPath, watermark: watermark(of: profile))
    let outcome = Result { () throws(TypesettingError) in
      try typesetter.typeset(markdown)
    }.mapError(ReportError.typesetting)
    try publishLogs(in: paper)
    try outcome.get()
    // Only messages about errors refer to it.
    try? FileManager.default.removeItem(at: repository.appending(path: "\(paperPath)/expanded.md"))
    return Typesetter.outputs.map { paper.appending(path: $0) }
  }

  private func publishLogs(in paper: URL) throws(ReportError) {
    let logs = Typesetter.logs.map { paper.appending(path: $0) }
    _ = try publish(logs.filter { FileManager.default.fileExists(atPath: $0.path) })
  }

  /// Replaces the files of the repository, each at once, and returns them.
  func publish(_ files: [URL]) throws(ReportError) -> [URL] {
    var published: [URL] = []
    for file in files {
      let path = file.path.dropFirst(folder.path.count + 1)
      let target = repository.appending(path: String(path))
      try ReportError.at(target) {
        try FileManager.default.createDirectory(
          at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(contentsOf: file).write(to: target, options: .atomic)
      }
      published.append(target)
    }
    return published
  }
}

/// The words across every page of a paper without final results; `nil` for profiles of full length.
func watermark(of profile: Profile) -> String? {
  switch profile {
  case .smoke: "SMOKE PROFILE — not results"
  case .quick: "QUICK PROFILE — not the full results"
  case .headline, .full: nil
  }
}
