import Foundation
import Testing

@testable import Plotting

/// Bars, whiskers and axes of things: the drawings of a bar chart.
struct BarsTests {
  private static let fill = Fill(color: .blue, hatching: .rising)

  private static func panel(_ drawing: Series.Drawing, rows: [[Double]]) -> Panel {
    let columns = Array(["x", "low", "high"].prefix(rows[0].count))
    return Panel(
      letter: "", title: "", x: Axis(label: "", names: ["10 %", "it's"]),
      y: Axis(label: "", range: -1...5, ticCount: 5, isNumbered: true),
      series: [Series(title: "s", columns: columns, rows: rows, drawing: drawing)])
  }

  private static let figure = Figure(
    name: "bars", heading: .init(summary: "Bars.", sources: []),
    page: Page(
      width: 4, rowCount: 1, columnCount: 2, aspect: 1,
      margins: .init(left: 0.5, right: 0.1, top: 0.4, bottom: 0.3), columnGap: 0.4, rowGap: 0),
    panels: [
      panel(.bars(fill, width: 0.5), rows: [[0, 4], [1, .nan]]),
      panel(.whiskers(Figure.stroke), rows: [[0, 1, 2]]),
    ], legend: [.init(title: "one", stroke: nil, marker: nil, fill: fill)], colorBar: nil)

  @Test("An axis of names has half a place free at both ends")
  func ends() {
    let axis = Axis(label: "", names: ["a", "b", "c"])
    #expect(axis.range == -0.5...2.5)
    #expect(axis.tics == [0, 1, 2])
  }

  @Test("Names at tics are printed verbatim")
  func names() {
    #expect(Self.figure.script.contains("set xtics out nomirror ('10 %%' 0, 'it''s' 1)"))
  }

  @Test("Bars go from zero, and whiskers from low to high")
  func bars() {
    let script = Self.figure.script
    #expect(script.contains("using 1:2:($1-0.25):($1+0.25):(0):2 with boxxyerror fillstyle solid"))
    #expect(script.contains("index 1 using 1:2:2:3 with yerrorbars pointtype -1"))
  }

  @Test("Samples of the legend are removed before the second panel")
  func samples() throws {
    let script = Self.figure.script
    let sample = try #require(script.firstRange(of: "set object rectangle"))
    let end = try #require(script.firstRange(of: "unset object"))
    #expect(sample.lowerBound < end.lowerBound)
    #expect(!Figure.example.script.contains("unset object"))
  }

  @Test("Gnuplot draws bars without a message")
  func gnuplot() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try Self.figure.write(into: folder).count == 4)
  }
}
