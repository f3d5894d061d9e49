// The parts of a figure in gnuplot's language.

extension Page {
  /// The place x and y inches from the left and lower edges.
  func place(_ x: Double, _ y: Double) -> String {
    "screen \(decimal(x / width)),\(decimal(y / height))"
  }
}

extension Page {
  /// The options of a color scale in a rectangle, whose `top` is counted from the upper edge.
  func colorBox(_ place: Place) -> String {
    let origin =
      "\(decimal(place.left / width)),\(decimal(1 - (place.top + place.height) / height))"
    let size = "\(decimal(place.width / width)),\(decimal(place.height / height))"
    return "horizontal user origin \(origin) size \(size) noborder"
  }
}

extension Page.Rectangle {
  var commands: [String] {
    [
      "set lmargin at screen \(decimal(left))",
      "set rmargin at screen \(decimal(right))",
      "set bmargin at screen \(decimal(bottom))",
      "set tmargin at screen \(decimal(top))",
    ]
  }
}

extension Axis {
  func commands(_ name: String) -> [String] {
    // The name of a tic is a format, too, in which a per cent sign has a meaning.
    let named = zip(names, tics).map { "\(quoted($0.replacing("%", with: "%%"))) \(decimal($1))" }
    let places = (names.isEmpty ? tics.map(decimal) : named).joined(separator: ", ")
    return [
      "set \(name)range [\(decimal(range.lowerBound)):\(decimal(range.upperBound))]",
      tics.isEmpty ? "unset \(name)tics" : "set \(name)tics out nomirror (\(places))",
      "set format \(name) \(isNumbered ? "'%g'" : "''")",
    ]
  }

  /// The label below a panel.
  ///
  /// It stands at one distance from the panel whether or not gnuplot counts the room of the numbers.
  func labelBelow(_ place: Page.Rectangle, on page: Page) -> [String] {
    guard !label.isEmpty else { return [] }
    let middle = (place.left + place.right) / 2
    let height = place.bottom - (isNumbered ? 0.34 : 0.14) / page.height
    return ["set label \(quoted(label)) at screen \(decimal(middle)),\(decimal(height)) center"]
  }

  /// The label to the left of a panel.
  ///
  /// It stands at one distance from the panel however wide the numbers are, so that the labels of
  /// panels above each other are in line.
  func labelBeside(_ place: Page.Rectangle, on page: Page) -> [String] {
    guard !label.isEmpty else { return [] }
    let left = place.left - (isNumbered ? 0.48 : 0.13) / page.width
    let middle = (place.bottom + place.top) / 2
    return [
      "set label \(quoted(label)) at screen \(decimal(left)),\(decimal(middle)) center rotate by 90"
    ]
  }
}

extension Panel {
  /// Letter and title above the panel at `place`, the title's last line nearest to it.
  ///
  /// The letter is a label of its own: an SVG may drop the space between two pieces of one text.
  func titleCommands(above place: Page.Rectangle, on page: Page) -> [String] {
    let lines = title.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    func label(_ text: String, indent: Double, line: Int) -> String {
      let left = place.left + indent / page.width
      let height = place.top + (0.09 + 0.145 * Double(lines.count - 1 - line)) / page.height
      return "set label '\(text)' at screen \(decimal(left)),\(decimal(height)) left"
    }
    let letters = letter.isEmpty ? [] : [label("{/:Bold (\(escaped(letter)))}", indent: 0, line: 0)]
    let indent = letter.isEmpty ? 0 : 0.25
    return letters
      + lines.enumerated().filter { !$1.isEmpty }.map { index, line in
        label(escaped(line), indent: indent, line: index)
      }
  }
}

extension Panel {
  /// A dotted line at each reference, and its letter above the panel at `place`.
  ///
  /// Letters that would overlap move apart.
  func referenceCommands(above place: Page.Rectangle, on page: Page) -> [String] {
    let width = place.right - place.left
    let unit = width / (x.range.upperBound - x.range.lowerBound)
    let spacing = 0.2 / page.width
    var places = references.map { place.left + ($0.x - x.range.lowerBound) * unit }
    for index in places.indices.dropFirst() {
      places[index] = max(places[index], places[index - 1] + spacing)
    }
    for index in places.indices.reversed() {
      let limit = index + 1 < places.count ? places[index + 1] : place.right + spacing
      places[index] = min(places[index], limit - spacing)
    }
    let line = Stroke(color: .darkGray, dash: .dotted, width: 0.5)
    return zip(references, places).flatMap { reference, left in
      func above(_ distance: Double) -> String {
        "screen \(decimal(left)),\(decimal(place.top + distance / page.height))"
      }
      let foot = "first \(decimal(reference.x)),graph"
      return [
        "set arrow from \(foot) 0 to \(foot) 1 nohead \(line.options)",
        "set arrow from \(foot) 1 to \(above(0.06)) nohead \(line.options)",
        "set label '{/:Bold (\(escaped(reference.letter)))}' at \(above(0.12)) center",
      ]
    }
  }
}

extension Series {
  var isBand: Bool {
    if case .band = drawing { true } else { false }
  }

  /// Its part of a plot command; `range` is the range of the panel's abscissa,
  /// `panelWidth` is in inches.
  func element(
    file: String, block: Int, over range: ClosedRange<Double>, panelWidth: Double
  ) -> String {
    let data = "'\(file)' index \(block)"
    switch drawing {
    case .line(let stroke):
      return "\(data) using 1:2 with lines \(stroke.options) notitle"
    case .band(let color, let opacity):
      return "\(data) using 1:2:3 with filledcurves fillstyle transparent solid"
        + " \(decimal(opacity)) noborder linecolor rgb '\(color.code)' notitle"
    case .dots(let color, let size):
      // A mark is a stroke as long as it is wide: all of them are one path of the SVG, which is a
      // third of what markers take.
      let length = decimal(size / 72 / panelWidth * (range.upperBound - range.lowerBound))
      return "\(data) using ($1-\(length)/2):2:(\(length)):(0) with vectors nohead"
        + " linewidth \(decimal(size)) linecolor rgb '\(color.code)' notitle"
    case .points(let marker), .marks(let marker):
      return "\(data) using 1:2 with points \(marker.options) notitle"
    case .coloredPoints(let marker):
      return "\(data) using 1:2:3 with points \(marker.shapeOptions) linecolor palette notitle"
    case .bars(let fill, let width):
      return fill.layers.map {
        "\(data) using \(Self.bar(width)) with boxxyerror \($0) notitle"
      }.joined(separator: ", \\\n    ")
    case .coloredBars(let width):
      return "\(data) using \(Self.bar(width)):1 with boxxyerror fillstyle solid 1 noborder"
        + " linecolor palette notitle"
    case .steps(let stroke):
      return "\(data) using 1:2 with histeps \(stroke.options) notitle"
    case .whiskers(let stroke):
      let end = decimal(0.035 / panelWidth * (range.upperBound - range.lowerBound))
      return
        "\(data) using 1:2:(0):($3-$2) with vectors heads size \(end),90 \(stroke.options) notitle"
    }
  }

  /// The columns of a bar that is `width` wide.
  private static func bar(_ width: Double) -> String {
    let half = decimal(width / 2)
    return "1:2:($1-\(half)):($1+\(half)):(0):2"
  }
}

extension Stroke {
  var options: String {
    "linewidth \(decimal(width)) linecolor rgb '\(color.code)' dashtype \(dash.type)"
  }
}

extension Stroke.Dash {
  var type: String {
    let pattern = pattern.map { String($0) }.joined(separator: ",")
    return pattern.isEmpty ? "solid" : "(\(pattern))"
  }
}

extension Fill {
  /// The styles of the area and of the hatching and outline over it.
  ///
  /// Gnuplot hatches in one color on nothing, so that an area that has two is drawn twice.
  var layers: [String] {
    [
      "fillstyle solid 1 noborder linecolor rgb '\(color.code)'",
      "fillstyle transparent pattern \(hatching.rawValue) border linewidth 0.5 linecolor rgb"
        + " '\(Color.black.code)'",
    ]
  }
}

extension Marker {
  /// A point size of 1 is 4.5 points across in both terminals.
  var shapeOptions: String {
    "pointtype \(shape.rawValue) pointsize \(decimal(size / 4.5)) linewidth 0.8"
  }

  var options: String { "\(shapeOptions) linecolor rgb '\(color.code)'" }
}

extension Figure.ColorScale {
  /// Thirty-two colors, of which no two neighbors can be told apart.
  var commands: [String] {
    let colors = palette.colors.enumerated().map { "\($0) '\($1.code)'" }
    return [
      "set cbrange [\(decimal(range.lowerBound)):\(decimal(range.upperBound))]",
      "unset cbtics",
      "set palette defined (\(colors.joined(separator: ", "))) maxcolors 32",
    ]
  }
}
