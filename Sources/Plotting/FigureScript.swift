/// The figure in gnuplot's language.
///
/// Goals, in order: the same value gives the same text; gnuplot redraws both pictures from the text
/// and the table alone; both pictures look alike; a reader can change a colour by hand.
extension Figure {
  /// A script for gnuplot 5.4 that reads `<name>.tsv` beside it and writes `<name>.svg` and
  /// `<name>.pdf`.
  public var script: String {
    var lines = head + ["do for [format in \"svg pdf\"] {"]
    lines += (setUp + panels.indices.flatMap(commands(forPanel:)) + tearDown).map { "  " + $0 }
    lines += ["}"]
    return lines.map { $0 + "\n" }.joined()
  }

  private var head: [String] {
    var lines = ["# \(name)", "#", "# \(heading.summary)", "#", "# Data: \(name).tsv, made from"]
    lines += heading.sources.map { "#   \($0)" }
    lines += [
      "# Redraw, in this folder: gnuplot \(name).gp",
      "# (gnuplot 5.4 or newer with its svg and pdfcairo terminals; on Debian, gnuplot-nox)",
      "",
      "set encoding utf8",
      "set datafile separator '\\t'",
      "",
    ]
    return lines
  }

  /// One unit of `linewidth` is a point and one of `dashtype` half a point in both terminals, and
  /// text has the same size. As measured with gnuplot 5.4.4: svg counts pixels of 1/96 inch;
  /// pdfcairo draws lines half as wide, text 4/3 and markers 4/3 times as large, and dashes 0.55
  /// times as long.
  private var setUp: [String] {
    let pixels = "\(Int((page.width * 96).rounded())),\(Int((page.height * 96).rounded()))"
    let inches = "\(decimal(page.width))in,\(decimal(page.height))in"
    var lines = [
      "if (format eq 'svg') {",
      "  set terminal svg name '\(name)' size \(pixels) fixed enhanced \\",
      "    font '\(Self.font)' fontscale 1.3333 linewidth 1.3333 background 'white'",
      "} else {",
      "  set terminal pdfcairo size \(inches) enhanced \\",
      "    font '\(Self.font)' fontscale 0.75 linewidth 2 dashlength 1.8182 pointscale 0.75",
      "}",
      "set output '\(name).'.format",
      "set border 3 linewidth 0.5 linecolor rgb '\(Color.darkGrey.code)'",
      "set grid linetype 1 dashtype solid linewidth 0.4 linecolor rgb '#E3E3E3'",
      "set tics out nomirror scale 0.5 textcolor rgb 'black'",
      "set minussign",
      "set multiplot",
    ]
    if let colorBar {
      lines += colorBar.commands(on: page, besidePanel: panels.count - 1)
    }
    return lines
  }

  private var tearDown: [String] { ["unset multiplot", "unset output"] }

  private static let font = "sans-serif,8"

  private func commands(forPanel index: Int) -> [String] {
    let panel = panels[index]
    let place = page.place(ofPanel: index)
    var lines = [
      "",
      "set lmargin at screen \(decimal(place.left))",
      "set rmargin at screen \(decimal(place.right))",
      "set bmargin at screen \(decimal(place.bottom))",
      "set tmargin at screen \(decimal(place.top))",
    ]
    lines += panel.x.commands("x") + panel.y.commands("y")
    lines += ["unset label"]
    if !panel.heading.isEmpty {
      lines += ["set label 1 '\(panel.heading)' at graph 0,1 left offset 0,0.7"]
    }
    lines += ["unset arrow"]
    lines += panel.levels.map { level in
      "set arrow from graph 0,first \(decimal(level.value)) to graph 1,first \(decimal(level.value))"
        + " nohead back \(level.stroke.options)"
    }
    let isFirst = index == 0
    lines += [isFirst && !legend.isEmpty ? legendPlace : "unset key"]
    lines += [isFirst || colorBar == nil ? "unset colorbox" : ""].filter { !$0.isEmpty }
    let elements = plotElements(of: panel, from: firstBlock(ofPanel: index))
    lines += ["plot \\"] + (elements + (isFirst ? legend.map(\.element) : [])).continued
    return lines
  }

  /// A key of one row, centred over the panels.
  private var legendPlace: String {
    let middle = (page.margins.left + page.width - page.margins.right) / 2 / page.width
    let top = 1 - 0.04 / page.height
    return "set key at screen \(decimal(middle)),\(decimal(top)) center top horizontal maxrows 1"
      + " Left reverse samplen 2.6 width 1"
  }

  private func firstBlock(ofPanel index: Int) -> Int {
    panels[..<index].reduce(0) { $0 + $1.series.count }
  }

  private func plotElements(of panel: Panel, from firstBlock: Int) -> [String] {
    let elements = panel.series.enumerated().map { offset, series in
      (isBand: series.isBand, text: series.elements(file: "\(name).tsv", block: firstBlock + offset))
    }
    return elements.filter(\.isBand).flatMap(\.text) + elements.filter { !$0.isBand }.flatMap(\.text)
  }
}

extension [String] {
  /// The elements of one plot command, one a line.
  fileprivate var continued: [String] {
    enumerated().map { index, element in "  " + element + (index == count - 1 ? "" : ", \\") }
  }
}

extension Panel {
  fileprivate var heading: String {
    let bold = letter.isEmpty ? "" : "{/:Bold (\(escaped(letter)))}"
    return [bold, escaped(title)].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension Axis {
  fileprivate func commands(_ name: String) -> [String] {
    [
      "set \(name)range [\(decimal(range.lowerBound)):\(decimal(range.upperBound))]",
      "set \(name)tics \(decimal(step))",
      "set format \(name) \(isNumbered ? "'%g'" : "''")",
      label.isEmpty ? "unset \(name)label" : "set \(name)label \(quoted(label))",
    ]
  }
}

extension Series {
  fileprivate var isBand: Bool {
    if case .band = drawing { true } else { false }
  }

  fileprivate func elements(file: String, block: Int) -> [String] {
    let data = "'\(file)' index \(block)"
    switch drawing {
    case .line(let stroke, let marker, let interval, let offset):
      let line = "\(data) using 1:2 with lines \(stroke.options) notitle"
      guard let marker else { return [line] }
      return [
        line,
        "\(data) every \(interval)::\(offset) using 1:2 with points \(marker.options) notitle",
      ]
    case .band(let color, let opacity):
      return [
        "\(data) using 1:2:3 with filledcurves fillstyle transparent solid \(decimal(opacity))"
          + " noborder linecolor rgb '\(color.code)' notitle"
      ]
    case .points(let marker):
      return ["\(data) using 1:2 with points \(marker.options) notitle"]
    case .coloredPoints(let marker):
      return ["\(data) using 1:2:3 with points \(marker.shapeOptions) linecolor palette notitle"]
    }
  }
}

extension Stroke {
  fileprivate var options: String {
    let pattern = dash.pattern.map { String($0) }.joined(separator: ",")
    return "linewidth \(decimal(width)) linecolor rgb '\(color.code)'"
      + " dashtype \(pattern.isEmpty ? "solid" : "(\(pattern))")"
  }
}

extension Marker {
  /// A point size of 1 is 4.5 points across in both terminals.
  fileprivate var shapeOptions: String {
    "pointtype \(shape.rawValue) pointsize \(decimal(size / 4.5)) linewidth 0.6"
  }

  fileprivate var options: String { "\(shapeOptions) linecolor rgb '\(color.code)'" }
}

extension Figure.LegendEntry {
  fileprivate var element: String {
    switch (stroke, marker) {
    case (let stroke?, let marker?):
      "keyentry with linespoints \(stroke.options) pointtype \(marker.shape.rawValue)"
        + " pointsize \(decimal(marker.size / 4.5)) title \(quoted(title))"
    case (let stroke?, nil): "keyentry with lines \(stroke.options) title \(quoted(title))"
    case (nil, let marker?): "keyentry with points \(marker.options) title \(quoted(title))"
    case (nil, nil): "keyentry title \(quoted(title))"
    }
  }
}

extension Figure.ColorBar {
  /// A bar of a ninth of an inch, as high as the panel to its left.
  fileprivate func commands(on page: Page, besidePanel index: Int) -> [String] {
    let place = page.place(ofPanel: index)
    let origin = "\(decimal(place.right + 0.12 / page.width)),\(decimal(place.bottom))"
    let size = "\(decimal(0.11 / page.width)),\(decimal(place.top - place.bottom))"
    return axis.commands("cb") + [
      "set palette defined (\(palette.definition)) maxcolors 256",
      "set colorbox vertical user origin \(origin) size \(size) border linewidth 0.5",
    ]
  }
}

extension Palette {
  fileprivate var definition: String {
    colors.enumerated().map { "\($0) '\($1.code)'" }.joined(separator: ", ")
  }
}
