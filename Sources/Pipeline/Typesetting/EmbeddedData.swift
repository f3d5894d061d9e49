public import Foundation

/// The machine-readable form of a paper, compressed within its page.
///
///     <script type="application/gzip" id="paper">BASE64</script>
public enum EmbeddedData {
  private static let opening = Data("<script type=\"application/gzip\" id=\"paper\">".utf8)
  private static let closing = Data("</script>".utf8)
  /// What stands for no data; pandoc would drop the end of an element without content.
  private static let nothing = Data("\n".utf8)

  /// The page with `data` in its empty element.
  ///
  /// - Throws: `TypesettingError.fault` if it has no such element.
  public static func page(_ page: Data, with data: Data) throws(TypesettingError) -> Data {
    guard let place = page.range(of: opening + nothing + closing) else {
      let element = [opening, closing].map { String(decoding: $0, as: UTF8.self) }
      throw .fault(
        tool: "dmil report", file: "paper/template.html", line: "no place for paper.json",
        remedy: "add before the scripts of the page two lines: \(element[0]) and \(element[1])")
    }
    let text = Gzip.compressed(data).base64EncodedData()
    return page[..<place.lowerBound] + opening + text + closing + page[place.upperBound...]
  }

  /// The page with its element empty, and the data in it; `nil` if it has no data.
  public static func parts(of page: Data) -> (page: Data, data: Data)? {
    guard let start = page.range(of: opening)?.upperBound,
      let end = page.range(of: closing, in: start..<page.endIndex)?.lowerBound,
      let compressed = Data(base64Encoded: page[start..<end]),
      let data = Gzip.decompressed(compressed)
    else { return nil }
    return (page[..<start] + nothing + page[end...], data)
  }
}
