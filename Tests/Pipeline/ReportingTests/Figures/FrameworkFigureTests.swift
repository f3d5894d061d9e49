import Plotting
import Testing

@testable import Reporting

struct FrameworkFigureTests {
  private static let figure = FrameworkFigure.make(name: "figure-2")

  @Test("Every network and every dataset has its box")
  func boxes() {
    let texts = Self.figure.shapes.compactMap { shape -> String? in
      guard case .text(let words, _, _) = shape else { return nil }
      return words.pieces.map { piece in
        switch piece {
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
    let page = Self.figure.page
    for shape in Self.figure.shapes {
      let points: [Shape.Point] =
        switch shape {
        case .box(let center, let width, let height, _, _, _):
          [
            .init(center.x - width / 2, center.y - height / 2),
            .init(center.x + width / 2, center.y + height / 2),
          ]
        case .arrow(let points, _): points
        case .text(_, let point, _): [point]
        }
      for point in points {
        #expect((0...page.width).contains(point.x) && (0...page.height).contains(point.y))
      }
    }
  }
}
