public import Claims
public import Planning
public import Records
public import Store
public import Foundation
import Plotting

/// The paper of one profile: figures, tables and numbers out of stored results alone.
public struct Report {
  private let plan: Plan
  private let expectations: Expectations
  private let costs: Costs?
  private let store: ResultStore
  private let repository: URL

  /// - Parameters:
  ///   - plan: The runs that the paper is about.
  ///   - expectations: What their results are compared with.
  ///   - costs: What training was measured to cost; `nil` if nothing was measured.
  ///   - store: Where their results are.
  ///   - repository: The folder that holds paper/paper.md; outputs go to its paper/build/<profile>
  ///     and figures/<profile>.
  public init(
    plan: Plan, expectations: Expectations, costs: Costs?, store: ResultStore, repository: URL
  ) {
    (self.plan, self.expectations, self.costs) = (plan, expectations, costs)
    (self.store, self.repository) = (store, repository)
  }

  /// Writes figures and paper, and gives the paper's files, Markdown first.
  ///
  /// - Throws: `ReportError`: a result that was edited, a manuscript that asks for what does not
  ///   exist, a missing tool, or a fault that the typesetting found.
  public func write() throws(ReportError) -> [URL] {
    try Self.write(try results(), in: repository)
  }

  /// Writes the figures alone, and gives their files.
  ///
  /// - Throws: `ReportError`, as `write()` does, but for what only typesetting can find.
  public func writeFigures() throws(ReportError) -> [URL] {
    let results = try results()
    let expansion = try Self.expansion(with: results, in: repository)
    return try Self.draw(expansion, of: results.profile, in: repository)
  }

  private func results() throws(ReportError) -> Results {
    try Results(plan: plan, expectations: expectations, costs: costs, store: store)
  }

  static func write(_ results: Results, in repository: URL) throws(ReportError) -> [URL] {
    for tool in [Tool.pandoc, .pdflatex] { _ = try tool.location() }
    let expansion = try expansion(with: results, in: repository)
    let folder = repository.appending(path: "paper/build/\(results.profile.rawValue)")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .unwritable(file: folder.path, reason: error.localizedDescription)
    }
    _ = try draw(expansion, of: results.profile, in: repository)
    let watermark = watermark(of: results.profile)
    let banner = watermark.map { "::: watermark\n**\($0)**\n:::\n\n" } ?? ""
    let typesetter = Typesetter(
      sources: repository.appending(path: "paper"), folder: folder, watermark: watermark)
    let evidence = try Evidence(of: expansion, with: results)
    let forms = try typesetter.typeset(
      expansion.markdown.insertingAfterTitle(banner), evidence: evidence.script(of: results.profile)
    )
    try JudgementRecord(of: results, try EquationResults(in: results)).write(beside: forms)
    return forms
  }

  private static func expansion(
    with results: Results, in repository: URL
  ) throws(ReportError) -> Expansion {
    try Expansion(
      of: read(repository.appending(path: "paper/paper.md")), with: results,
      figureFolder: "../../../figures/\(results.profile.rawValue)")
  }

  /// Draws the figures, and puts the pictures that runs rendered beside them.
  private static func draw(
    _ expansion: Expansion, of profile: Profile, in repository: URL
  ) throws(ReportError) -> [URL] {
    let folder = repository.appending(path: "figures/\(profile.rawValue)")
    var files: [URL] = []
    for figure in expansion.figures {
      do throws(FigureError) {
        files += try figure.write(into: folder)
      } catch {
        throw .figure(error)
      }
    }
    for picture in expansion.pictures {
      let file = folder.appending(path: picture.name)
      do {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try picture.content.write(to: file, options: .atomic)
      } catch {
        throw .unwritable(file: file.path, reason: error.localizedDescription)
      }
      files.append(file)
    }
    return files
  }

  static func read(_ file: URL) throws(ReportError) -> Manuscript {
    let text: String
    do {
      text = try String(contentsOf: file, encoding: .utf8)
    } catch {
      throw .unwritable(file: file.path, reason: error.localizedDescription)
    }
    do throws(ManuscriptErrors) {
      return try Manuscript(parsing: text, file: "paper/paper.md")
    } catch {
      throw .manuscript(error)
    }
  }
}

/// What every page of a paper that holds no results says across itself; `nil` for the full one.
func watermark(of profile: Profile) -> String? {
  switch profile {
  case .smoke: "SMOKE PROFILE — not results"
  case .quick: "QUICK PROFILE — not the full results"
  case .full: nil
  }
}

extension String {
  /// With `paragraph` between the title, the first line that starts with `# `, and the rest.
  fileprivate func insertingAfterTitle(_ paragraph: String) -> String {
    guard let title = firstRange(of: /(?m)^# .*\n/) else { return paragraph + self }
    return self[..<title.upperBound] + "\n" + paragraph + self[title.upperBound...]
  }
}
