/// What a compact SVG draws, in order.
enum SVGItem {
  /// Lines or areas of one appearance; lines of the grid are told from others.
  case path(String, SVGPath, isGrid: Bool)
  /// Round points, `size` tenths across.
  case dots(size: String, [(color: String, place: SVGPath.Point)])
  /// The symbol of a name in one color at several places.
  case symbols(String, String, [SVGPath.Point])
  case text(String)

  /// So many dots keep their order, so that neither the first nor the last color covers the others.
  private static let blockSize = 200

  var text: String {
    switch self {
    case .text(let text): return text
    case .path(let attributes, let path, isGrid: _):
      return #"<path \#(attributes) d="\#(path.data)"/>"#
    case .symbols(let name, let color, let places):
      let uses = places.map {
        ##"<use href="#\##(name)" x="\##(tenths($0.x))" y="\##(tenths($0.y))"/>"##
      }
      return #"<g color="\#(color)">\#(uses.joined())</g>"#
    case .dots(let size, let dots):
      let paths = stride(from: 0, to: dots.count, by: Self.blockSize).flatMap { start in
        let block = dots[start..<min(start + Self.blockSize, dots.count)]
        return Dictionary(grouping: block, by: \.color).sorted { $0.key < $1.key }.map {
          #"<path stroke="\#($0)" d="\#(Self.data($1.map(\.place)))"/>"#
        }
      }
      // The unit is a tenth, which saves the points of decimals.
      return #"<g transform="scale(.1)" stroke-width="\#(size)" stroke-linecap="round">"#
        + "\(paths.joined())</g>"
    }
  }

  /// Lines without length at `places`, in tenths.
  private static func data(_ places: [SVGPath.Point]) -> String {
    var (x, y) = (0, 0)
    return places.map { place in
      defer { (x, y) = (place.x, place.y) }
      return "m\(place.x - x)\(place.y < y ? "" : " ")\(place.y - y)z"
    }.joined()
  }
}
