/// The key to a figure's lines and markers: centered rows at the top of the page.
///
/// Gnuplot's own key has columns as wide as the widest entry and takes twice the room.
struct Legend {
  var entries: [Figure.LegendEntry]

  /// In inches: a sample, the room after it, and the room between two entries.
  private static let sampleWidth = 0.3
  private static let gap = 0.05
  private static let spacing = 0.16
  private static let rowHeight = 0.15

  /// The height of the rows after the first, in inches.
  func furtherHeight(within width: Double) -> Double {
    Double(max(rows(within: width).count - 1, 0)) * Self.rowHeight
  }

  func commands(on page: Page) -> [String] {
    rows(within: page.width).enumerated().flatMap { index, row in
      let height = page.height - 0.1 - Double(index) * Self.rowHeight
      var left = (page.width - width(of: row)) / 2
      return row.flatMap { entry in
        defer { left += Self.width(of: entry) + Self.spacing }
        return commands(for: entry, left: left, height: height, on: page)
      }
    }
  }

  private func commands(
    for entry: Figure.LegendEntry, left: Double, height: Double, on page: Page
  ) -> [String] {
    func place(_ distance: Double) -> String { page.place(left + distance, height) }
    var lines = entry.fill.map { boxes($0, left: left, height: height, on: page) } ?? []
    if let stroke = entry.stroke {
      lines.append(
        "set arrow from \(place(0)) to \(place(Self.sampleWidth)) nohead \(stroke.options)")
    }
    if let marker = entry.marker {
      lines.append("set label '' at \(place(Self.sampleWidth / 2)) point \(marker.options)")
    }
    if entry.isColorScale {
      let corner = Page.Place(
        left: left, top: page.height - height - 0.045, width: Self.sampleWidth, height: 0.09)
      lines.append("set colorbox \(page.colorBox(corner))")
    }
    lines.append(
      "set label \(quoted(entry.title)) at \(place(Self.sampleWidth + Self.gap)) left")
    return lines
  }

  /// A box as wide as half a sample; gnuplot numbers them itself.
  private func boxes(
    _ fill: Fill, left: Double, height: Double, on page: Page
  ) -> [String] {
    func corner(_ x: Double, _ y: Double) -> String {
      page.place(left + Self.sampleWidth * x, height + y)
    }
    return fill.layers.map { layer in
      "set object rectangle from \(corner(0.25, -0.045)) to \(corner(0.75, 0.045))"
        + " \(layer.replacing("linecolor", with: "fillcolor"))"
    }
  }

  /// Entries in their order, as many in a row as there is room for.
  private func rows(within room: Double) -> [[Figure.LegendEntry]] {
    entries.reduce(into: []) { rows, entry in
      if let last = rows.last, width(of: last + [entry]) <= room {
        rows[rows.count - 1].append(entry)
      } else {
        rows.append([entry])
      }
    }
  }

  private func width(of row: [Figure.LegendEntry]) -> Double {
    row.reduce(-Self.spacing) { $0 + Self.width(of: $1) + Self.spacing }
  }

  private static func width(of entry: Figure.LegendEntry) -> Double {
    sampleWidth + gap + Double(entry.title.count) * FigureFont.letterWidth / 72
  }
}
