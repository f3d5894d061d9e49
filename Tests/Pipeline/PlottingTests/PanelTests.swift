import Testing

@testable import Plotting

struct PanelTests {
  @Test("Letters follow the alphabet")
  func letters() {
    #expect((0..<3).map(Panel.letter) == ["a", "b", "c"])
  }

  @Test("A panel without data is refused")
  func noData() async {
    await #expect(processExitsWith: .failure) {
      let axis = Axis(label: "", range: 0...1, tics: [], isNumbered: false)
      _ = Panel(letter: "", title: "", x: axis, y: axis, series: [])
    }
  }
}
