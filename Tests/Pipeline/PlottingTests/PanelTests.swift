import Testing

@testable import Plotting

struct PanelTests {
  @Test func lettersFollowTheAlphabet() {
    #expect((0..<3).map(Panel.letter) == ["a", "b", "c"])
  }

  @Test func refusesAPanelWithoutData() async {
    await #expect(processExitsWith: .failure) {
      let axis = Axis(label: "", range: 0...1, tics: [], isNumbered: false)
      _ = Panel(letter: "", title: "", x: axis, y: axis, series: [])
    }
  }
}
