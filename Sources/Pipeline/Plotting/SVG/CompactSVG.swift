/// A picture of gnuplot's svg terminal in a few of its bytes, which looks the same.
///
/// Goals, in order: the same picture; the same bytes for the same picture; few bytes; names that no other
/// figure has, so that several can stand in one page. Gnuplot repeats all properties for each piece of a
/// line and writes an element for each point; here neighbors of one appearance are one path, and round
/// points are lines without length that have round ends.
struct CompactSVG {
  /// Before all names.
  private let prefix: String
  private var items: [SVGItem] = []
  /// Gnuplot's symbols and patterns by their names.
  private var known: [String: SVGElement] = [:]
  /// The symbols and patterns in use, in the order of their names.
  private var definitions: [String] = []

  private struct Unknown: Error {}

  /// The document with names that begin with `prefix`; as it is if it has elements that gnuplot 5.4 does
  /// not write.
  static func text(of document: String, prefix: String) -> String {
    guard let root = SVGElement(parsing: document), let box = root["viewBox"] else {
      return document
    }
    var compact = CompactSVG(prefix: prefix)
    do {
      for child in root.children { try compact.add(child, in: [:]) }
    } catch {
      return document
    }
    return compact.document(box: box)
  }

  private init(prefix: String) {
    self.prefix = prefix.replacing(/[^A-Za-z0-9]/, with: "-")
  }

  /// A white page, then everything in the order in which gnuplot draws it.
  private func document(box: String) -> String {
    let size = box.split(separator: " ")
    let fonts = ([FigureFont.family] + FigureFont.fallbacks).map { "'\($0)'" }.joined(
      separator: ",")
    let head =
      #"<svg xmlns="http://www.w3.org/2000/svg" width="\#(size[2])" height="\#(size[3])""#
      + #" viewBox="\#(box)" fill="none" font-family="\#(fonts),serif" font-size="10.67">"#
    let background = ##"<path fill="#fff" d="M0 0h\##(size[2])v\##(size[3])h-\##(size[2])z"/>"##
    let lines =
      (definitions.isEmpty ? [] : ["<defs>"] + definitions + ["</defs>"])
      + [background] + drawings
    return ([head] + lines + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  /// The items as text; long paths that are alike, such as one point cloud in many panels, are one.
  private var drawings: [String] {
    var originals: [(name: String, attributes: String, path: SVGPath)] = []
    return items.map { item in
      guard case .path(let attributes, let path, isGrid: false) = item, path.outlines.count > 50
      else { return item.text }
      for original in originals where original.attributes == attributes {
        guard let (x, y) = original.path.offset(of: path) else { continue }
        return ##"<use href="#\##(original.name)" x="\##(tenths(x))" y="\##(tenths(y))"/>"##
      }
      originals.append(("\(prefix)-path-\(originals.count)", attributes, path))
      return SVGItem.path(
        #"id="\#(originals[originals.count - 1].name)" \#(attributes)"#, path, isGrid: false
      ).text
    }
  }

  // MARK: Reading

  /// Adds an element that inherits `properties`.
  private mutating func add(
    _ element: SVGElement, in properties: [String: String]
  ) throws(Unknown) {
    let own = properties.merging(element.attributes) { $1 }
    switch element.name {
    case "title", "desc": break
    case "rect" where own["fill"] == "#ffffff": break
    case "defs": for child in element.children { known[child["id"] ?? ""] = child }
    case "g" where element.children.first?.name == "text":
      for text in element.children where !text.children.isEmpty { add(text: text, in: own) }
    case "g": for child in element.children { try add(child, in: own) }
    case "path": try add(line: own)
    case "polygon": add(polygon: own)
    case "use": try add(point: own)
    default: throw Unknown()
    }
  }

  private mutating func add(line own: [String: String]) throws(Unknown) {
    guard let path = SVGPath(own["d"] ?? "") else { throw Unknown() }
    guard !path.isEmpty else { return }
    var attributes = #"stroke="\#(color(own["stroke"], in: own))""#
    if let width = own["stroke-width"] { attributes += #" stroke-width="\#(width)""# }
    if let dashes = own["stroke-dasharray"] {
      attributes += #" stroke-dasharray="\#(dashes.replacing(".0", with: ""))""#
    }
    add(path, attributes, isGrid: own["class"] == "gridline")
  }

  private mutating func add(polygon own: [String: String]) {
    var fill = color(own["fill"], in: own)
    if fill.hasPrefix("url(#"), let pattern = known[String(fill.dropFirst(5).dropLast())] {
      let content = pattern.children.map { $0.markup() }.joined()
      let name = define(
        #"pattern patternUnits="userSpaceOnUse" width="8" height="8""#, content, "pattern")
      fill = "url(#\(name))"
    }
    var attributes = #"fill="\#(fill)""#
    if let opacity = own["fill-opacity"].flatMap(Double.init) {
      attributes += #" fill-opacity="\#(decimal(opacity))""#
    } else {
      // Bars that touch each other show no seam.
      attributes += #" shape-rendering="crispEdges""#
    }
    add(SVGPath(polygon: own["points"] ?? ""), attributes, isGrid: false)
  }

  /// Adds lines or areas to the item before them that looks alike, where nothing lies between the two but
  /// texts; lines of the grid, which lie behind everything in their panel, to those of other panels.
  private mutating func add(_ path: SVGPath, _ attributes: String, isGrid: Bool) {
    search: for index in items.indices.reversed() {
      switch items[index] {
      case .path(attributes, var older, isGrid: isGrid):
        items[index] = .text("")
        older.outlines += path.outlines
        items[index] = .path(attributes, older, isGrid: isGrid)
        return
      case .text: continue
      default: if !isGrid { break search }
      }
    }
    items.append(.path(attributes, path, isGrid: isGrid))
  }

  /// Adds a symbol; a filled circle is a dot.
  private mutating func add(point own: [String: String]) throws(Unknown) {
    let numbers = numbers(of: own["transform"])
    guard let symbol = own["xlink:href"]?.dropFirst(), numbers.count == 3 else { throw Unknown() }
    let place = SVGPath.Point(numbers[0], numbers[1])
    let color = color("currentColor", in: own)
    if symbol == "gpPt6" {
      // The circle's radius is 1, and its outline is a third wide.
      let size = decimal((numbers[2] * 23.33).rounded())
      guard case .dots(size, var dots)? = items.last else {
        items.append(.dots(size: size, [(color, place)]))
        return
      }
      items.removeLast()
      dots.append((color, place))
      items.append(.dots(size: size, dots))
      return
    }
    let name = try define(symbol: String(symbol), scale: numbers[2])
    guard case .symbols(name, color, var places)? = items.last else {
      items.append(.symbols(name, color, [place]))
      return
    }
    items.removeLast()
    places.append(place)
    items.append(.symbols(name, color, places))
  }

  private mutating func add(text element: SVGElement, in own: [String: String]) {
    let numbers = numbers(of: own["transform"])
    let place = SVGPath.Point(numbers.first ?? 0, numbers.dropFirst().first ?? 0)
    let (x, y) = (tenths(place.x), tenths(place.y))
    var attributes = #"fill="\#(color(own["fill"], in: own))""#
    if let anchor = own["text-anchor"], anchor != "start" {
      attributes += #" text-anchor="\#(anchor)""#
    }
    attributes +=
      numbers.count > 2
      ? #" transform="translate(\#(x) \#(y))rotate(-90)""# : #" x="\#(x)" y="\#(y)""#
    if let space = element["xml:space"] { attributes += #" xml:space="\#(space)""# }
    let pieces = element.children.map { piece in
      piece.markup(without: ["xml:space"]) { $0 == "font-family" && $1 == FigureFont.family }
    }
    items.append(.text("<text \(attributes)>\(pieces.joined())</text>"))
  }

  /// The numbers of a transformation in their order.
  private func numbers(of transformation: String?) -> [Double] {
    (transformation ?? "").split { !$0.isNumber && $0 != "." && $0 != "-" }.compactMap {
      Double($0)
    }
  }

  // MARK: Names

  /// The new name of a symbol in a size.
  private mutating func define(symbol: String, scale: Double) throws(Unknown) -> String {
    guard let element = known[symbol] else { throw Unknown() }
    var (outline, isFilled, turn) = (element, false, "")
    while let inner = outline["xlink:href"] {
      isFilled = isFilled || outline["fill"] != nil
      turn = outline["transform"] ?? turn
      guard let next = known[String(inner.dropFirst())] else { throw Unknown() }
      outline = next
    }
    isFilled = isFilled || outline["fill"] != nil
    let content = outline.markup(without: ["id", "fill"])
    return define(
      #"g transform="\#(turn)scale(\#(decimal(scale)))""#
        + (isFilled ? #" fill="currentColor""# : ""), content, "g")
  }

  /// The name of an element, which is defined once.
  private mutating func define(_ start: String, _ content: String, _ element: String) -> String {
    let words = start.split(separator: " ", maxSplits: 1)
    func text(_ number: Int) -> String {
      #"<\#(words[0]) id="\#(prefix)-\#(number)" \#(words[1])>\#(content)</\#(element)>"#
    }
    let number =
      definitions.indices.first { definitions[$0] == text($0) } ?? definitions.count
    if number == definitions.count { definitions.append(text(number)) }
    return "\(prefix)-\(number)"
  }

  /// A color as `#rrggbb`.
  private func color(_ text: String?, in properties: [String: String]) -> String {
    let text = (text == "currentColor" ? properties["color"] : text) ?? "black"
    guard text.hasPrefix("rgb") else { return text == "black" ? "#000" : text }
    let parts = text.split { !$0.isNumber }.compactMap { UInt32($0) }
    return Color(parts.reduce(0) { $0 << 8 + $1 }).code.lowercased()
  }
}
