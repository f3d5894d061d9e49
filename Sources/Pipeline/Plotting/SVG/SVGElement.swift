/// An element of an SVG with the attributes and the text in it as they stand in the file.
struct SVGElement {
  let name: String
  private(set) var attributes: [String: String] = [:]
  private(set) var children: [SVGElement] = []
  /// Between its tags, if it has no children.
  private(set) var text = ""

  subscript(attribute: String) -> String? { attributes[attribute] }

  /// Reads a document without comments and CDATA, such as gnuplot writes; `nil` if its tags do not match.
  init?(parsing document: String) {
    let bytes = Array(document.utf8)
    var open: [SVGElement] = []
    var index = 0
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
      if let last = open.indices.last {
        open[last].text += String(decoding: bytes[index..<start], as: UTF8.self)
      }
      index = end + 1
      let tag = bytes[start + 1..<end]
      guard let first = tag.first else { return nil }
      if first == UInt8(ascii: "?") || first == UInt8(ascii: "!") { continue }
      if first != UInt8(ascii: "/") { open.append(SVGElement(tag: tag)) }
      guard first == UInt8(ascii: "/") || tag.last == UInt8(ascii: "/") else { continue }
      guard let closed = open.popLast() else { return nil }
      guard let parent = open.indices.last else {
        self = closed
        return
      }
      open[parent].children.append(closed)
    }
    return nil
  }

  /// An element from what stands between the angle brackets of its first tag.
  private init(tag: ArraySlice<UInt8>) {
    var rest = tag
    func word(until isEnd: (UInt8) -> Bool) -> String {
      let word = rest.prefix { !isEnd($0) }
      rest = rest.dropFirst(word.count)
      return String(decoding: word, as: UTF8.self)
    }
    let isSpace = { (byte: UInt8) in byte <= UInt8(ascii: " ") || byte == UInt8(ascii: "/") }
    let isQuote = { (byte: UInt8) in byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") }
    name = word(until: isSpace)
    while true {
      rest = rest.drop(while: isSpace)
      let name = word { isSpace($0) || $0 == UInt8(ascii: "=") }
      _ = word(until: isQuote)
      guard let quote = rest.popFirst() else { return }
      attributes[name] = word { $0 == quote }
      rest = rest.dropFirst()
    }
  }

  /// The element as text, without some attributes and those that `isDefault` says; what is left without
  /// any is its text alone.
  func markup(
    without names: Set<String> = [],
    isDefault: (_ name: String, _ value: String) -> Bool = { _, _ in false }
  ) -> String {
    let left = attributes.filter { !names.contains($0.key) && !isDefault($0.key, $0.value) }
    let content = children.isEmpty ? text : children.map { $0.markup() }.joined()
    if name == "tspan", left.isEmpty { return content }
    let words = left.sorted { $0.key < $1.key }.map { " \($0)=\"\($1)\"" }.joined()
    return content.isEmpty ? "<\(name)\(words)/>" : "<\(name)\(words)>\(content)</\(name)>"
  }
}
