import Testing

@testable import Plotting

struct LegendTests {
  private func entries(_ count: Int) -> [Figure.LegendEntry] {
    (0..<count).map { .init(title: "method \($0)", stroke: Figure.stroke) }
  }

  /// The places of the texts, left and up, as fractions of the page.
  private func places(_ legend: Legend) -> [(left: Double, height: Double)] {
    legend.commands(on: Figure.example.page).compactMap { command in
      guard let match = command.firstMatch(of: /set label '.*' at screen ([0-9.]+),([0-9.]+) left/),
        let left = Double(match.1), let height = Double(match.2)
      else { return nil }
      return (left, height)
    }
  }

  @Test("Entries without room go to the next row", arguments: [(4, 1), (8, 2)])
  func rows(count: Int, rowCount: Int) {
    let places = places(Legend(entries: entries(count)))
    #expect(places.count == count)
    #expect(Set(places.map(\.height)).count == rowCount)
    #expect(places.allSatisfy { $0.left > 0 && $0.left < 0.95 })
    #expect(
      zip(places, places.dropFirst()).allSatisfy { $0.height != $1.height || $0.left < $1.left })
  }

  @Test("A page makes room for further rows")
  func page() {
    let page = Figure.example.page
    #expect(page.withRoom(for: entries(4)) == page)
    let higher = page.withRoom(for: entries(8))
    #expect(higher.height > page.height)
    let (room, height) = (higher.places[0].top - page.places[0].top, higher.height - page.height)
    #expect(abs(room - height) < 1e-9)
  }

  @Test("An entry may have neither line nor marker")
  func text() {
    let legend = Legend(entries: [.init(title: "text")])
    #expect(legend.commands(on: Figure.example.page).count == 1)
  }
}
