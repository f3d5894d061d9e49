public import Experiments
public import Foundation
import Plotting

/// The paper of one profile: figures, tables and numbers out of stored results alone.
public struct Report {
  private let plan: Plan
  private let store: Store
  private let repository: URL

  /// - Parameters:
  ///   - plan: The runs that the paper is about.
  ///   - store: Where their results are.
  ///   - repository: The folder that holds paper/paper.md; outputs go to its paper/build/<profile>
  ///     and figures/<profile>.
  public init(plan: Plan, store: Store, repository: URL) {
    (self.plan, self.store, self.repository) = (plan, store, repository)
  }

  /// Writes figures and paper, and gives the paper's files, Markdown first.
  ///
  /// - Throws: `ReportError`: a result that was edited, a manuscript that asks for what does not
  ///   exist, a missing tool, or a fault that the typesetting found.
  public func write() throws(ReportError) -> [URL] {
    try Self.write(try Results(plan: plan, store: store), in: repository)
  }

  static func write(_ results: Results, in repository: URL) throws(ReportError) -> [URL] {
    let sources = repository.appending(path: "paper")
    let manuscript = try read(sources.appending(path: "paper.md"))
    for tool in [Tool.pandoc, .pdflatex] { _ = try tool.location() }
    let profile = results.profile.rawValue
    let expansion = try Expansion(
      of: manuscript, with: results, figureFolder: "../../../figures/\(profile)")
    let folder = repository.appending(path: "paper/build/\(profile)")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .unwritable(file: folder.path, reason: error.localizedDescription)
    }
    for figure in expansion.figures {
      do throws(FigureError) {
        try figure.write(into: repository.appending(path: "figures/\(profile)"))
      } catch {
        throw .figure(error)
      }
    }
    let watermark = Reporting.watermark(of: results.profile)
    let banner = watermark.map { "::: watermark\n**\($0)**\n:::\n\n" } ?? ""
    return try Typesetter(sources: sources, folder: folder, watermark: watermark)
      .typeset(expansion.markdown.insertingAfterTitle(banner))
  }

  private static func read(_ file: URL) throws(ReportError) -> Manuscript {
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
