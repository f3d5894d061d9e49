import Foundation
import Typesetting
@testable import Reporting
@testable import TracedResults

/// Finds the traced numbers in each format of a paper.
///
/// HTML and LaTeX have keys and texts. Markdown and PDF have the texts alone, whose occurrences are
/// counted.
enum SameNumbers {
  /// `KEY = TEXT` of each number in paper.html, sorted.
  static func traced(inHTML html: String) -> [String] {
    html.split(separator: "<a href=\"#of/").dropFirst().compactMap { piece in
      guard let kind = piece.firstRange(of: "\" class=\"number\">"),
        let key = piece[..<kind.lowerBound].removingPercentEncoding,
        let end = piece.firstRange(of: "</a>"), kind.upperBound <= end.lowerBound
      else { return nil }
      let text = piece[kind.upperBound..<end.lowerBound]
      return "\(spaced(key)) = \(plain(html: String(text)))"
    }.sorted()
  }

  /// `KEY = TEXT` of each number in paper.tex, sorted.
  static func traced(inTeX tex: String) -> [String] {
    tex.split(separator: "\\dm{").dropFirst().map { piece in
      let (key, rest) = argument(of: piece)
      let (text, _) = argument(of: rest.dropFirst())
      return "\(plain(tex: key)) = \(plain(tex: text))"
    }.sorted()
  }

  /// `KEY = TEXT` of the numbers of an expansion, sorted.
  static func traced(_ numbers: [TracedNumber]) -> [String] {
    numbers.map { number in
      let text = number.text.replacing(/[\^`\\]/, with: "")
      return "\(spaced(number.key)) = \(spaced(text))"
    }.sorted()
  }

  static func plain(html: String) -> String {
    spaced(
      html.replacing(/(?s)<(script|style|annotation)[^>]*>.*?<\/\1>/, with: "")
        .replacing(/<[^>]*>/, with: "").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
        .replacing("&#39;", with: "'").replacing("&quot;", with: "\"")
        .replacing("&amp;", with: "&"))
  }

  static func plain(markdown: String) -> String {
    spaced(
      markdown.replacing(/<\/?[a-z][^>]*>|!\[[^\]]*\]\([^)]*\)|`/, with: "")
        .replacing(/\\([^\\a-z])/) { String($0.1) })
  }

  /// The text of a PDF in the order of its content.
  static func plain(pdf: URL) throws -> String {
    let pdftotext = Tool(name: "pdftotext", packages: "poppler-utils")
    let (_, text) = try pdftotext.run(
      ["-raw", pdf.lastPathComponent, "-"], in: pdf.deletingLastPathComponent())
    return spaced(text)
  }

  /// A page without its embedded pictures, which are long.
  static func withoutPictures(_ html: String) -> String {
    html.split(separator: "\"", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("data:") ? "" : $0 }.joined(separator: "\"")
  }

  /// The number of occurrences of `text` that are not part of a longer number.
  static func count(_ text: String, in page: String) -> Int {
    var count = 0
    for range in page.ranges(of: text) {
      let before = page[..<range.lowerBound].last
      let after = page[range.upperBound...].prefix(2)
      let isWithin =
        before.map { $0.isNumber || ".,−".contains($0) } == true
        || after.first?.isNumber == true || after.firstMatch(of: /^[.,]\d/) != nil
      if !isWithin { count += 1 }
    }
    return count
  }

  private static func plain(tex: String) -> String {
    spaced(
      tex.replacing(/\\(textsuperscript|texttt|allowbreak)/, with: "").replacing(/[{}]/, with: "")
        .replacing("~", with: " ").replacing("---", with: "—").replacing("--", with: "–")
        .replacing(/\\(.)/) { String($0.1) })
  }

  /// The text before the brace that closes an argument, and the text after it.
  private static func argument(of text: Substring) -> (String, Substring) {
    var depth = 1
    var index = text.startIndex
    while index < text.endIndex {
      switch text[index] {
      case "\\": index = text.index(after: index)
      case "{": depth += 1
      case "}": depth -= 1
      default: break
      }
      if depth == 0 { break }
      index = text.index(after: index)
    }
    return (String(text[..<index]), text[index...].dropFirst())
  }

  private static func spaced(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
