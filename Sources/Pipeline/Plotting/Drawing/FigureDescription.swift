extension Figure {
  /// The figure in sentences, made from its data, for readers who do not see it.
  ///
  /// What is shown, then each panel: of curves the first and the last values, extremes beyond them, and
  /// their order at the end; of bars the values; of clouds of points how many there are. The same figure
  /// has the same text.
  public var description: String {
    let heads = panels.indices.map(head(ofPanel:))
    let sentences = panels.indices.filter { heads[$0] == $0 }.map { head in
      let members = panels.indices.filter { heads[$0] == head }
      let parts = members.flatMap { PanelDescription(of: self, at: $0).parts }
      let heading = heading(ofPanel: head)
      let subject = heading.isEmpty ? (head == 0 ? "It shows" : "Another panel") : heading
      return "\(subject): \(parts.joined(separator: "; "))."
    }
    return ([summary.replacing("\n", with: " ")] + sentences).joined(separator: " ")
  }

  /// Letter and title of a panel, or of the nearest with either above it; without a title, that at the
  /// head of the column.
  func heading(ofPanel index: Int) -> String {
    let head = head(ofPanel: index)
    let letter = panels[head].letter.isEmpty ? "" : "(\(panels[head].letter))"
    let title =
      panels[head].title.isEmpty
      ? column(of: head).first.map { panels[$0].title } ?? ""
      : panels[head].title
    return [letter, title.replacing("\n", with: ", ")].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  /// The panel itself if it has letter or title, or else the nearest above that has, if there is one.
  private func head(ofPanel index: Int) -> Int {
    column(of: index).filter {
      page.places[$0].top <= page.places[index].top
        && !(panels[$0].letter.isEmpty && panels[$0].title.isEmpty)
    }.max { page.places[$0].top < page.places[$1].top } ?? index
  }

  /// The panels above each other with the one at `index`.
  fileprivate func column(of index: Int) -> [Int] {
    let place = page.places[index]
    return panels.indices.filter {
      page.places[$0].left == place.left && page.places[$0].width == place.width
    }
  }
}

/// A panel in words.
private struct PanelDescription {
  private let figure: Figure
  private let index: Int
  private var panel: Panel { figure.panels[index] }

  init(of figure: Figure, at index: Int) { (self.figure, self.index) = (figure, index) }

  var parts: [String] {
    let lines = panel.series.filter { if case .line = $0.drawing { true } else { false } }
    let references = panel.references.map { "(\($0.letter)) at \(words($0.x))" }
    return (lines.isEmpty ? [] : [text(of: lines)]) + panel.series.indices.compactMap(text)
      + (references.isEmpty ? [] : ["panels marked: \(references.joined(separator: ", "))"])
  }

  /// A series by itself; `nil` if another one's text has it.
  private func text(ofSeries number: Int) -> String? {
    let series = panel.series[number]
    let rows = series.finiteRows
    switch series.drawing {
    case .line, .marks, .band, .whiskers: return nil
    case .dots:
      let isKnown = figure.panels[..<index].contains { $0.series.contains(series) }
      return isKnown ? nil : "\(rows.count) points of \(series.title)"
    case .coloredPoints:
      let values = rows.map { $0[2] }
      let mean = values.reduce(0, +) / Double(values.count)
      return "\(rows.count) points of \(series.title), \(series.columns[2]) from "
        + "\(words(values.min() ?? 0)) to \(words(values.max() ?? 0)), on average \(words(mean))"
    case .points:
      guard rows.count <= 20 else { return "\(rows.count) points of \(series.title)" }
      let places = rows.map { "\(words($0[1], on: panel.y)) at \(words($0[0], on: panel.x))" }
      return "\(series.title): \(places.joined(separator: ", "))"
    case .bars:
      let next = panel.series[(number + 1)...].first
      let values = rows.map { row in
        "\(words(row[1]))\(deviation(at: row[0], in: next)) at \(words(row[0], on: panel.x))"
      }
      return "\(series.title): \(values.joined(separator: ", "))"
    case .coloredBars, .steps:
      let all = rows.reduce(0) { $0 + $1[1] }
      guard let highest = rows.max(by: { $0[1] < $1[1] }) else { return nil }
      return "\(series.columns[0]) of \(words(all)) \(series.title), most often near "
        + "\(words(highest[0])) (\(words(highest[1])))"
    }
  }

  /// The ends of a whisker of the series that follows bars; empty if it has none.
  private func deviation(at place: Double, in series: Series?) -> String {
    guard let series, case .whiskers = series.drawing,
      let row = series.finiteRows.first(where: { $0[0] == place })
    else { return "" }
    return " (\(words(row[1])) to \(words(row[2])))"
  }

  // MARK: Lines

  /// All lines, the one that ends highest first.
  private func text(of lines: [Series]) -> String {
    let order = lines.enumerated().sorted {
      let (one, other) = ($0.element.lastValue, $1.element.lastValue)
      return one == other ? $0.offset < $1.offset : one > other
    }.map(\.element)
    let texts = order.map { text(ofLine: $0) }.joined(separator: ", ")
    let range = "from \(words(panel.x.range.lowerBound)) to \(words(panel.x.range.upperBound))"
    let column = figure.column(of: index).map { figure.panels[$0].x.label }
    let row = figure.panels.indices.filter {
      figure.page.places[$0].top == figure.page.places[index].top
    }.map { figure.panels[$0].y.label }
    let x = column.last { !$0.isEmpty } ?? lines[0].columns[0]
    let y = row.first { !$0.isEmpty } ?? lines[0].columns[1]
    return "\(y) against \(x) \(range); \(lines.count > 1 ? "from the highest at the end: " : "")"
      + texts
  }

  private func text(ofLine line: Series) -> String {
    let values = line.finiteRows.map { $0[1] }
    guard let first = values.first, let last = values.last, let least = values.min(),
      let greatest = values.max()
    else { return "" }
    let subject = line.subject
    guard least < greatest else { return "\(subject) at \(words(last))" }
    var additions: [String] = []
    if least < min(first, last) { additions.append("lowest \(words(least))") }
    if greatest > max(first, last) { additions.append("highest \(words(greatest))") }
    let band = panel.series.first { series in
      if case .band = series.drawing { series.subject == subject } else { false }
    }
    if let ends = band?.finiteRows.last {
      additions.append("band at the end \(words(ends[1])) to \(words(ends[2]))")
    }
    return "\(subject) from \(words(first)) to \(words(last))"
      + (additions.isEmpty ? "" : " (\(additions.joined(separator: ", ")))")
  }

  // MARK: Numbers

  private func words(_ value: Double, on axis: Axis) -> String {
    let place = Int(value.rounded())
    return axis.names.indices.contains(place) ? axis.names[place] : words(value)
  }

  /// A number with all digits before the point and about three in all.
  private func words(_ value: Double) -> String {
    let places = abs(value) >= 100 ? 1 : abs(value) >= 10 ? 10 : abs(value) >= 1 ? 100 : 1000.0
    return decimal((value * places).rounded() / places).replacing("-", with: "−")
  }
}

extension Series {
  fileprivate var finiteRows: [[Double]] { rows.filter { $0.allSatisfy(\.isFinite) } }
  fileprivate var lastValue: Double { finiteRows.last?[1] ?? -.infinity }

  /// What the title begins with: a line and its band have one subject.
  fileprivate var subject: String { title.split(separator: ",").first.map(String.init) ?? title }
}
