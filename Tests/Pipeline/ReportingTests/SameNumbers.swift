import Foundation
@testable import Reporting

/// The numbers of results that each form of a paper carries.
///
/// HTML and LaTeX bind them, so that keys and texts can be listed. Markdown and PDF have the text
/// alone: there the occurrences of each text are counted, those within pictures taken off.
enum SameNumbers {
  /// `KEY = TEXT` of each number that paper.html binds, sorted.
  static func bound(inHTML html: String) -> [String] {
    html.split(separator: "class=\"number\" data-of=\"").dropFirst().compactMap { piece in
      guard let key = piece.firstIndex(of: "\""), let start = piece.firstIndex(of: ">"),
        let end = piece.firstRange(of: "</a>")
      else { return nil }
      let text = piece[piece.index(after: start)..<end.lowerBound]
      return "\(spaced(String(piece[..<key]))) = \(plain(html: String(text)))"
    }.sorted()
  }

  /// The same of paper.tex.
  static func bound(inTeX tex: String) -> [String] {
    tex.split(separator: "\\dm{").dropFirst().map { piece in
      let (key, rest) = argument(of: piece)
      let (text, _) = argument(of: rest.dropFirst())
      return "\(plain(tex: key)) = \(plain(tex: text))"
    }.sorted()
  }

  /// The same of the expanded manuscript.
  static func bound(_ numbers: [TracedNumber]) -> [String] {
    numbers.map { number in
      let text = number.text.replacing(/[\^`\\]/, with: "")
      return "\(spaced(number.key)) = \(spaced(text))"
    }.sorted()
  }

  static func plain(html: String) -> String {
    spaced(
      html.replacing(/(?s)<(script|style|annotation)[^>]*>.*?<\/\1>/, with: "")
        .replacing(/<[^>]*>/, with: "").replacing("&lt;", with: "<").replacing("&gt;", with: ">"))
  }

  static func plain(markdown: String) -> String {
    spaced(
      markdown.replacing(/<\/?[a-z][^>]*>|!\[[^\]]*\]\([^)]*\)|`/, with: "")
        .replacing(/\\([^\\a-z])/) { String($0.1) })
  }

  /// The text of a PDF in the order of its making.
  static func plain(pdf: URL) throws -> String {
    let pdftotext = Tool(name: "pdftotext", packages: "poppler-utils")
    let (_, text) = try pdftotext.run(
      ["-raw", pdf.lastPathComponent, "-"], in: pdf.deletingLastPathComponent())
    return spaced(text)
  }

  /// A page without the pictures within it, which are long.
  static func withoutPictures(_ html: String) -> String {
    html.split(separator: "\"", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("data:") ? "" : $0 }.joined(separator: "\"")
  }

  /// How often `text` stands there and is no part of a longer number.
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

  /// What stands before the brace that closes an argument, and the rest after it.
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
