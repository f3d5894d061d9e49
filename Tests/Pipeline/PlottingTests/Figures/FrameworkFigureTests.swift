import Testing

@testable import Plotting

struct FrameworkFigureTests {
  private static let figure = FrameworkFigure.make(name: "figure-2")

  @Test("Every network and every dataset has its box")
  func boxes() {
    let texts = Self.figure.shapes.compactMap { shape -> String? in
      guard case .text(let words, _, _) = shape else { return nil }
      return words.map { word in
        switch word {
        case .plain(let text), .symbol(let text), .below(let text), .strong(let text): text
        }
      }.joined()
    }
    for (symbol, count) in ["π": 2, "f": 2, "d": 1, "dr": 1, "do": 1, "De": 2, "Do": 1, "Dr": 2] {
      #expect(texts.count { $0 == symbol } == count, "\(symbol)")
    }
  }

  @Test("Everything lies within the page")
  func page() {
    for match in Self.figure.script.matches(of: /(?:from|to|at) screen (-?[0-9.]+),(-?[0-9.]+)/) {
      for place in [match.1, match.2] { #expect((0...1).contains(Double(place) ?? -1)) }
    }
  }
}
