import Foundation
import TestSupport
import Testing
@testable import Records
@testable import ReportTestSupport
@testable import Reporting
@testable import Specifications

@Suite(.enabled(if: canTypeset, "needs gnuplot, pandoc and pdflatex"), .serialized)
struct CompletenessTests {
  static let sections = [
    "Introduction", "Method", "Experiments", "Related work", "Conclusion and limitations",
    "Appendix A: Derivation of DMIL and D2MIL", "Appendix B: Implementation",
    "Appendix C: Further results", "References",
  ]
  static let captions =
    (1...6).map { "Table \($0)" } + (1...11).map { "Figure \($0)" }
    + (1...2).map { "Algorithm \($0)" }

  @Test("Every part of the original is there, also without results", arguments: Profile.allCases)
  func parts(in profile: Profile) throws {
    let repository = try PaperRepository()
    let files = try Report.write(
      SyntheticResults.make(profile: profile) { _ in profile == .full }, in: repository.folder)
    let pdf = try SameNumbers.plain(pdf: files[2])
    let html = try files[3].text
    let headings = html.matches(of: #/(?s)<h2[^>]*>(.*?)</h2>/#).map {
      SameNumbers.plain(html: String($0.1)).replacing(#/^[0-9]+ /#, with: "")
    }
    for section in Self.sections {
      #expect(headings.count { $0 == section } == 1, "\(section) among \(headings)")
      let isPrinted = pdf.contains(section)
      #expect(isPrinted, "\(section) in paper.pdf")
    }
    for caption in Self.captions {
      #expect(html.ranges(of: "<strong>\(caption).</strong>").count == 1, "\(caption)")
      let isPrinted = pdf.contains("\(caption). ")
      #expect(isPrinted, "\(caption) in paper.pdf")
    }
  }
}
