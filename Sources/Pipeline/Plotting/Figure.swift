/// A figure as a value: what is drawn, where and from which data.
///
/// The same value always gives the same script and the same table, and these the same picture.
public struct Figure: Equatable, Sendable {
  /// The stem of the file names.
  public var name: String

  public var heading: Heading
  public var page: Page

  /// Row by row, as many as the page has places, or fewer.
  public var panels: [Panel]

  /// What is drawn where there are no panels.
  public var shapes: [Shape]

  /// Stands above all panels, on the page's top margin.
  public var legend: [LegendEntry]

  /// Stands at the right of the last panel; `nil` when no series is colored by value.
  public var colorBar: ColorBar?

  /// - Precondition: There are panels or shapes and not both, the page has a place for each panel,
  ///   and there is a color bar if a series needs one.
  public init(
    name: String, heading: Heading, page: Page, panels: [Panel], shapes: [Shape] = [],
    legend: [LegendEntry], colorBar: ColorBar?
  ) {
    precondition(panels.isEmpty != shapes.isEmpty, "\(name): panels or shapes, and not both")
    precondition(panels.count <= page.rowCount * page.columnCount, "\(name): too many panels")
    precondition(
      colorBar != nil || !panels.flatMap(\.series).contains(where: \.isColoredByValue),
      "\(name): points colored by value, and no color bar")
    self.name = name
    self.heading = heading
    self.page = page
    self.panels = panels
    self.shapes = shapes
    self.legend = legend
    self.colorBar = colorBar
  }

  /// What the head of the script says.
  public struct Heading: Equatable, Sendable {
    /// What the figure shows, in a sentence or two.
    public var summary: String

    /// Where its data come from, one source a line: run, file, sha256.
    public var sources: [String]

    public init(summary: String, sources: [String]) {
      self.summary = summary
      self.sources = sources
    }
  }

  public struct LegendEntry: Equatable, Sendable {
    public var title: String
    public var stroke: Stroke?
    public var marker: Marker?
    public var fill: Fill?

    public init(title: String, stroke: Stroke?, marker: Marker?, fill: Fill? = nil) {
      self.title = title
      self.stroke = stroke
      self.marker = marker
      self.fill = fill
    }
  }

  /// A scale that turns values into colors.
  public struct ColorBar: Equatable, Sendable {
    public var axis: Axis
    public var palette: Palette

    public init(axis: Axis, palette: Palette) {
      self.axis = axis
      self.palette = palette
    }
  }
}
