extension Figure {
  /// The data as tab-separated text: a block for each series, in the order in which the panels and
  /// their series stand, each under comments that name it and parted by two empty lines.
  ///
  /// Block *i* is what gnuplot calls `index i`.
  public var table: String {
    guard !panels.isEmpty else { return "# \(name).gp draws no data.\n" }
    var text = "# Data of \(name).gp, to six digits; NaN leaves a gap.\n"
    for (index, (panel, series)) in indexedSeries.enumerated() {
      let title = panel.title.replacing("\n", with: ", ")
      let place = panel.letter.isEmpty ? title : "(\(panel.letter)) \(title)"
      text += index == 0 ? "" : "\n\n"
      text += "# \(index): \(place.isEmpty ? "" : "\(place), ")\(series.title)\n"
      text += "# \(series.columns.joined(separator: "\t"))\n"
      for row in series.rows {
        text += row.map(decimal).joined(separator: "\t") + "\n"
      }
    }
    return text
  }

  var indexedSeries: [(panel: Panel, series: Series)] {
    panels.flatMap { panel in panel.series.map { (panel, $0) } }
  }
}
