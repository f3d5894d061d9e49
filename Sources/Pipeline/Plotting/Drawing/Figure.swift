/// A figure as a value: its drawings, their places and their data.
///
/// The same value always gives the same script and the same table, and these the same picture.
public struct Figure: Equatable, Sendable {
  /// The stem of the file names.
  public let name: String
  /// In a sentence or two: what is shown, without values.
  var summary: String
  /// The origins of the data, a line for each: run, file, sha256.
  public let sources: [String]
  /// With room for all rows of the legend.
  let page: Page
  /// As many as the page has places, or fewer.
  let panels: [Panel]
  /// Drawn on a page without panels.
  let shapes: [Shape]
  /// Above all panels, on the page's top margin.
  let legend: [LegendEntry]
  /// `nil` if no series is colored by value.
  let colorScale: ColorScale?

  /// - Precondition: There are either panels or shapes, the page has a place for each panel, and there
  ///   is a color scale if a series needs one.
  init(
    name: String, summary: String, sources: [String], page: Page, panels: [Panel] = [],
    shapes: [Shape] = [], legend: [LegendEntry] = [], colorScale: ColorScale? = nil
  ) {
    precondition(panels.isEmpty != shapes.isEmpty, "\(name): panels or shapes, and not both")
    precondition(panels.count <= page.places.count, "\(name): too many panels")
    precondition(
      colorScale != nil || !panels.flatMap(\.series).contains(where: \.isColoredByValue),
      "\(name): points colored by value, and no color scale")
    (self.name, self.summary, self.sources) = (name, summary, sources)
    self.page = page.withRoom(for: legend)
    (self.panels, self.shapes, self.legend) = (panels, shapes, legend)
    self.colorScale = colorScale
  }

  struct LegendEntry: Equatable, Sendable {
    var title: String
    var stroke: Stroke?
    var marker: Marker?
    var fill: Fill?
    /// Whether the sample is the figure's color scale.
    var isColorScale = false
  }

  /// What turns values into colors.
  struct ColorScale: Equatable, Sendable {
    var range: ClosedRange<Double>
    var palette: Palette
  }
}

/// One coordinate system of a figure.
public struct Panel: Equatable, Sendable {
  /// In parentheses before the title; empty for none.
  let letter: String
  /// Above the panel, at its left end, in one line or more; empty for none.
  let title: String
  let x: Axis
  let y: Axis
  /// Drawn in order, later ones on top; bands lie behind everything else.
  let series: [Series]
  /// The letters of other panels above this one, at values of x in ascending order.
  let references: [Reference]

  struct Reference: Equatable, Sendable {
    var letter: String
    var x: Double
  }

  /// - Precondition: There is something to draw.
  init(
    letter: String = "", title: String = "", x: Axis, y: Axis, series: [Series],
    references: [Reference] = []
  ) {
    precondition(!series.isEmpty, "\(title): a panel without data")
    (self.letter, self.title, self.x, self.y, self.series) = (letter, title, x, y, series)
    self.references = references
  }

  /// The letter of the panel at `index`, from 0: a, b, c.
  ///
  /// - Precondition: There are no more panels than letters.
  public static func letter(at index: Int) -> String {
    String(Array("abcdefghijklmnopqrstuvwxyz")[index])
  }
}
