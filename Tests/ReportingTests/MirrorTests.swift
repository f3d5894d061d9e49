import Experiments
import Foundation
import Testing

@testable import Reporting

/// Whether the paper has every section, table, figure and algorithm of the original work.
@Suite(.enabled(if: canTypeset, "needs gnuplot, pandoc and pdflatex"), .serialized)
struct MirrorTests {
  static let sections = [
    "Introduction", "Method", "Experiments", "Related work", "Conclusion and limitations",
    "Appendix A: Derivation of DMIL and D2MIL", "Appendix B: Implementation",
    "Appendix C: Further results", "References",
  ]
  static let captions =
    (1...6).map { "Table \($0)" } + (1...11).map { "Figure \($0)" }
    + (1...2).map { "Algorithm \($0)" }

  /// Also where nothing has run.
  @Test(arguments: Profile.allCases)
  func everyPartOfTheOriginalIsThere(in profile: Profile) throws {
    let repository = try PaperRepository()
    let files = try Report.write(
      SyntheticResults.make(profile: profile) { _ in profile == .full }, in: repository.folder)
    let pdf = try SameNumbers.plain(pdf: files[2])
    let html = try String(contentsOf: files[3], encoding: .utf8)
    let headings = html.matches(of: /(?s)<h2[^>]*>(.*?)<\/h2>/).map {
      SameNumbers.plain(html: String($0.1)).replacing(/^[0-9]+ /, with: "")
    }
    let titles = html.matches(of: /(?s)<(?:fig)?caption[^>]*>(.*?)<\/(?:fig)?caption>/).map {
      SameNumbers.plain(html: String($0.1))
    }
    for section in Self.sections {
      #expect(headings.count { $0 == section } == 1, "\(section) among \(headings)")
      #expect(pdf.contains(section), "\(section) in paper.pdf")
    }
    for caption in Self.captions {
      #expect(titles.count { $0.hasPrefix("\(caption):") } == 1, "\(caption) among \(titles)")
      #expect(pdf.contains("\(caption): "), "\(caption) in paper.pdf")
    }
  }
}
