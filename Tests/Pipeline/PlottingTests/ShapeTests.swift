import Foundation
import Testing

@testable import Plotting

struct ShapeTests {
  private static let page = Page(
    width: 4, rowCount: 1, columnCount: 1, aspect: 0.5,
    margins: .init(left: 0, right: 0, top: 0, bottom: 0), columnGap: 0, rowGap: 0)

  private static let stroke = Stroke(color: .darkGray, dash: .dashed, width: 0.7)

  private static let drawing = Figure(
    name: "drawing", heading: .init(summary: "Two boxes.", sources: []), page: page, panels: [],
    shapes: [
      .box(center: .init(1, 1), width: 1, height: 0.5, .orange, tint: 0.5, outline: stroke),
      .arrow([.init(1.5, 1), .init(2, 1), .init(2, 1.5)], stroke),
      .text(
        .init([.plain("log "), .symbol("π"), .below("e"), .strong(" {a}")]), at: .init(1, 1), .left),
    ], legend: [], colorBar: nil)

  @Test("Lengths are in inches and colors are mixed with white")
  func commands() {
    let line = "linewidth 0.7 linecolor rgb '#4D4D4D' dashtype (10,5)"
    let expected: [String] = [
      """
      set object rectangle from screen 0.125,0.375 to screen 0.375,0.625 \
      fillcolor rgb '#F3CF80' fillstyle solid 1 border linecolor rgb '#4D4D4D' \
      linewidth 0.7 dashtype (10,5)
      """,
      "set arrow from screen 0.375,0.5 to screen 0.5,0.5 nohead \(line)",
      """
      set arrow from screen 0.5,0.5 to screen 0.5,0.75 head filled size screen 0.0175,20 \(line)
      """,
      #"set label 'log {/:Italic π}_{/:Italic e}{/:Bold  \{a\}}' at screen 0.25,0.5 left"#,
    ]
    #expect(Self.drawing.shapes.flatMap { $0.commands(on: Self.page) } == expected)
  }

  @Test("A drawing without data is written like a figure")
  func files() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try Self.drawing.write(into: folder)
    #expect(files.map(\.pathExtension) == ["gp", "tsv", "svg", "pdf"])
    let picture = try String(contentsOf: files[2], encoding: .utf8)
    #expect(picture.contains("π"))
    #expect(try String(contentsOf: files[1], encoding: .utf8).contains("draws no data"))
  }

  @Test("Panels beside shapes are refused")
  func panels() async {
    await #expect(processExitsWith: .failure) {
      let example = Figure.example
      _ = Figure(
        name: "both", heading: example.heading, page: example.page, panels: example.panels,
        shapes: [.text(.init([.plain("a")]), at: .init(0, 0), .left)], legend: [],
        colorBar: example.colorBar)
    }
  }
}
