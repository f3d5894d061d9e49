import Testing

@testable import Plotting

struct FigureDescriptionTests {
  @Test("Every kind of series is in words, with its values")
  func everyDrawing() {
    #expect(
      Figure.example.description == """
        Panels of lines, points and bars. (a) tilt θ, in degrees: speed (m/s) against time (s) from 0 to 20; \
        line from 0 to 0.374 (lowest −0.999, highest 0.995); fall: 1 at 8. Another panel: 21 points of expert; \
        21 points of rollouts, d from 0 to 1, on average 0.5; x of 5 values, most often near 0.75 (3); x of 5 \
        others, most often near 0.75 (4); panels marked: (b) at 1, (c) at 1.5. Another panel: mean: 4 (3 to \
        5) at 10 %.
        """)
  }

  @Test("A drawing without data is what its summary says")
  func drawing() { #expect(Figure.drawing.description == "Two boxes.") }

  private func line(_ title: String, _ values: [Double]) -> Series {
    Series(
      title: title, columns: ["step", "score"],
      rows: values.enumerated().map { [Double($0), $1] }, drawing: .line(Figure.stroke))
  }

  private func figure(_ panels: [(letter: String, label: String, series: [Series])]) -> Figure {
    let page = Page(
      width: 6, rowCount: 2, columnCount: 2, aspect: 1,
      margins: .init(left: 1, right: 0, top: 0, bottom: 0))
    return Figure(
      name: "curves", summary: "Curves.", sources: [], page: page,
      panels: panels.map { letter, label, series in
        Panel(
          letter: letter, title: letter.isEmpty ? "" : "task \(letter)",
          x: Axis(label: letter.isEmpty ? "time" : "", range: 0...2, ticCount: 2, isNumbered: true),
          y: Axis(label: label, range: 0...150, ticCount: 2, isNumbered: true), series: series)
      })
  }

  @Test("Lines are in the order of their ends, with extremes beyond the ends and their bands")
  func lines() {
    let band = Series(
      title: "DMIL, least and greatest", columns: ["step", "low", "high"],
      rows: [[0, 0, 1], [2, 90, 110]], drawing: .band(.blue, opacity: 0.2))
    let series = [
      line("BC, mean", [1, 0.25, .nan, 40]), line("LQR", [98, 98]), band,
      line("DMIL, mean", [2, 123.4, 100]),
    ]
    #expect(
      figure([("a", "score", series)]).description == """
        Curves. (a) task a: score against step from 0 to 2; from the highest at the end: DMIL from 2 to 100 \
        (highest 123, band at the end 90 to 110), LQR at 98, BC from 1 to 40 (lowest 0.25).
        """)
  }

  @Test("Panels below belong to the one at the head of their column and share the labels of axes")
  func columns() {
    let series = [line("x", [1, 2])]
    let figure = figure([
      ("a", "up", series), ("b", "", series), ("", "down", series), ("", "", series),
    ])
    #expect(
      figure.description == """
        Curves. (a) task a: up against time from 0 to 2; x from 1 to 2; down against time from 0 to 2; x \
        from 1 to 2. (b) task b: up against time from 0 to 2; x from 1 to 2; down against time from 0 to \
        2; x from 1 to 2.
        """)
    #expect(
      figure.table.contains("# 2: (a) task a, x\n") && figure.table.contains("# 3: (b) task b, x\n")
    )
  }
}
