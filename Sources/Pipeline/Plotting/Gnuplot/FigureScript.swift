/// The figure in gnuplot's language.
///
/// Goals, in order: the same value gives the same text; gnuplot redraws both pictures from the text
/// and the table alone; both pictures look alike; a reader can change a color by hand.
extension Figure {
  /// A script for gnuplot 5.4 that reads `<name>.tsv` beside it and writes `<name>.svg` and
  /// `<name>.pdf`.
  public var script: String {
    let blocks = blocksOfPanels
    let drawing =
      terminal + (colorScale?.commands ?? [])
      + (panels.isEmpty ? shapeCommands : panels.indices.flatMap { panelCommands($0, blocks[$0]) })
    let loop = (drawing + ["", "unset multiplot", "unset output"]).map { "  " + $0 }
    let lines = head + ["do for [format in 'svg pdf'] {"] + loop + ["}"]
    return lines.map { ($0.allSatisfy(\.isWhitespace) ? "" : $0) + "\n" }.joined()
  }

  private var head: [String] {
    ["# \(name)", "#"] + summary.split(separator: "\n").map { "# \($0)" }
      + ["#", "# Data: \(name).tsv, made from"]
      + sources.map { "#   \($0)" }
      + [
        "# Redraw, in this folder: gnuplot \(name).gp",
        "# (gnuplot 5.4 or newer with its svg and pdfcairo terminals, and Latin Modern; on Debian,",
        "# gnuplot-nox and fonts-lmodern)",
        "",
      ] + FigureFont.check + [
        "set encoding utf8",
        "set minussign",
        "set datafile separator '\\t'",
        "",
      ]
  }

  /// Both terminals brought to the same measures.
  ///
  /// One unit of `linewidth` becomes a point, one of `dashtype` half a point, and text has the size
  /// asked for. As measured with gnuplot 5.4.4, svg counts pixels of 1/96 inch; pdfcairo draws
  /// lines half as wide as asked, text and markers 4/3 times as large, dashes 0.55 times as long.
  private var terminal: [String] {
    let pixels = "\(Int((page.width * 96).rounded())),\(Int((page.height * 96).rounded()))"
    // The prefix of all names within the SVG lets two of them stand in one page.
    let prefix = name.replacing(/[^A-Za-z0-9]/, with: "_")
    return [
      "if (format eq 'svg') {",
      "  set terminal svg name '\(prefix)' size \(pixels) fixed enhanced \\",
      "    font '\(FigureFont.family),\(FigureFont.size)' fontscale 1.3333 linewidth 1.3333 background 'white'",
      "} else {",
      "  set terminal pdfcairo size \(decimal(page.width))in,\(decimal(page.height))in enhanced \\",
      "    font '\(FigureFont.family),\(FigureFont.size)' fontscale 0.75 linewidth 2 dashlength 1.8182 pointscale 0.75",
      "}",
      "set output '\(name).'.format",
      "set multiplot",
      "unset key",
      "unset colorbox",
      "set border 3 linewidth 0.5 linecolor rgb '\(Color.darkGray.code)'",
      "set tics scale 0.5 textcolor rgb 'black'",
      "set grid linetype 1 dashtype solid linewidth 0.4 linecolor rgb '#E3E3E3'",
    ]
  }

  /// Shapes, and a plot of nothing, without which gnuplot draws none of them.
  private var shapeCommands: [String] {
    [""] + shapes.flatMap { $0.commands(on: page) }
      + ["unset border", "unset tics", "unset grid", "set yrange [0:1]", "plot [0:1] -1 notitle"]
  }

  private func panelCommands(_ index: Int, _ blocks: [Int]) -> [String] {
    let panel = panels[index]
    let place = page.place(ofPanel: index)
    // The first panel with colors by value draws the scale in the legend.
    let colored = panels.firstIndex { $0.series.contains(where: \.isColoredByValue) }
    let numbered = zip(panel.series, blocks).map { (series: $0, block: $1) }
    let bands = numbered.filter(\.series.isBand)
    let others = numbered.filter { !$0.series.isBand }
    let elements = (bands + others).map { series, block in
      series.element(
        file: "\(name).tsv", block: block, over: panel.x.range,
        panelWidth: (place.right - place.left) * page.width)
    }
    return [""] + place.commands + panel.x.commands("x") + panel.y.commands("y")
      + ["unset label", "unset arrow"]
      + (index == 1 && legend.contains { $0.fill != nil } ? ["unset object"] : [])
      + (colored == index - 1 ? ["unset colorbox"] : [])
      + panel.titleCommands(above: place, on: page)
      + panel.x.labelBelow(place, on: page)
      + panel.y.labelBeside(place, on: page)
      + (index == 0 ? Legend(entries: legend).commands(on: page) : [])
      + panel.referenceCommands(above: place, on: page)
      + ["plot \\\n    " + elements.joined(separator: ", \\\n    ")]
  }
}
