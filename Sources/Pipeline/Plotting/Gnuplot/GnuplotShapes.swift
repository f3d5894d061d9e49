/// Shapes in gnuplot's language.
extension Shape {
  /// The commands that draw it with the next plot.
  func commands(on page: Page) -> [String] {
    func place(_ point: Point) -> String { page.place(point.x, point.y) }
    switch self {
    case .box(let center, let width, let height, let color, let tint, let outline):
      let corner = Point(center.x - width / 2, center.y - height / 2)
      let opposite = Point(center.x + width / 2, center.y + height / 2)
      return [
        "set object rectangle from \(place(corner)) to \(place(opposite))"
          + " fillcolor rgb '\(color.tinted(tint).code)'"
          + " fillstyle solid 1 border linecolor rgb '\(outline.color.code)'"
          + " linewidth \(decimal(outline.width)) dashtype \(outline.dash.type)"
      ]
    case .arrow(let points, let stroke):
      precondition(points.count > 1, "An arrow along fewer than two points")
      return zip(points, points.dropFirst()).enumerated().map { segment, ends in
        let head =
          segment == points.count - 2
          ? "head filled size screen \(decimal(0.07 / page.width)),20" : "nohead"
        return "set arrow from \(place(ends.0)) to \(place(ends.1)) \(head) \(stroke.options)"
      }
    case .text(let words, let point, let alignment):
      let text = words.map(\.markup).joined()
      return ["set label '\(text)' at \(place(point)) \(alignment.rawValue)"]
    }
  }
}

extension Shape.Word {
  /// The text in gnuplot's "enhanced" mode.
  fileprivate var markup: String {
    switch self {
    case .plain(let text): escaped(text)
    case .symbol(let text): "{/:Italic \(escaped(text))}"
    case .below(let text): "_{/:Italic \(escaped(text))}"
    case .strong(let text): "{/:Bold \(escaped(text))}"
    }
  }
}

extension Color {
  /// The color mixed with white, of which it is all at a tint of 0.
  fileprivate func tinted(_ tint: Double) -> Color {
    var color = self
    for component in [\Color.red, \Color.green, \Color.blue] {
      color[keyPath: component] = UInt8(
        (255 - tint * (255 - Double(self[keyPath: component]))).rounded())
    }
    return color
  }
}
