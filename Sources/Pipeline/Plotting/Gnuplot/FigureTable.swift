extension Figure {
  /// The data as tab-separated text: a block for each series, in the order of panels and series, each
  /// under comments that name it and separated by two empty lines.
  ///
  /// Dots that several panels show are one block. Gnuplot calls block *i* `index i`.
  public var table: String {
    guard !panels.isEmpty else { return "# \(name).gp draws no data.\n" }
    var text = "# Data of \(name).gp, to six digits; NaN leaves a gap.\n"
    for (number, block) in blocks.all.enumerated() {
      text += number == 0 ? "" : "\n\n"
      text += "# \(number): \(title(of: block))\n"
      text += "# \(block.series.columns.joined(separator: "\t"))\n"
      for row in block.series.rows {
        text += row.map(decimal).joined(separator: "\t") + "\n"
      }
    }
    return text
  }

  /// The numbers of the blocks that each panel shows, in the order of its series.
  public var blocksOfPanels: [[Int]] { blocks.ofPanels }

  private var blocks: (all: [Block], ofPanels: [[Int]]) {
    var all: [Block] = []
    let numbers = panels.indices.map { panel in
      panels[panel].series.map { series in
        if let known = all.firstIndex(where: { series.isDotted && $0.series == series }) {
          all[known].panels.append(panel)
          return known
        }
        all.append(Block(series: series, panels: [panel]))
        return all.count - 1
      }
    }
    return (all, numbers)
  }

  private struct Block {
    let series: Series
    var panels: [Int]
  }

  private func title(of block: Block) -> String {
    guard block.panels.count == 1 else {
      return "\(block.series.title), in \(block.panels.count) panels"
    }
    let place = heading(ofPanel: block.panels[0])
    return (place.isEmpty ? "" : "\(place), ") + block.series.title
  }
}

extension Series {
  fileprivate var isDotted: Bool {
    if case .dots = drawing { true } else { false }
  }
}
