/// Lines of an SVG in tenths of its unit: what is less nobody sees.
struct SVGPath {
  struct Point: Equatable {
    var x, y: Int

    init(_ x: Double, _ y: Double) {
      (self.x, self.y) = (Int((10 * x).rounded()), Int((10 * y).rounded()))
    }
  }

  struct Outline {
    var points: [Point]
    var isClosed = false
  }

  var outlines: [Outline]

  /// A closed outline from `points` of a polygon.
  init(polygon points: String) {
    outlines = [Outline(points: Self.points(Self.numbers(points)), isClosed: true)]
  }

  /// Reads path data of the commands M, L and Z alone; `nil` if there are others.
  init?(_ data: String) {
    outlines = []
    for piece in data.split(separator: "M") {
      let isClosed = piece.contains("Z")
      let lines = piece.filter { $0 != "Z" }
      guard lines.allSatisfy({ !$0.isLetter || $0 == "L" }) else { return nil }
      outlines.append(
        Outline(points: Self.points(Self.numbers(lines)), isClosed: isClosed))
    }
    // Gnuplot ends every path with the start of a line that it does not draw.
    outlines.removeAll { $0.points.count < 2 }
  }

  var isEmpty: Bool { outlines.isEmpty }

  private static func numbers(_ text: some StringProtocol) -> [Double] {
    text.split { $0 == "," || $0 == " " || $0 == "L" || $0 == "\n" || $0 == "\t" }
      .compactMap { Double($0) }
  }

  private static func points(_ numbers: [Double]) -> [Point] {
    stride(from: 0, to: numbers.count - 1, by: 2).map { Point(numbers[$0], numbers[$0 + 1]) }
  }

  /// How far `other` lies from these outlines if they are alike to a tenth; `nil` if they are not.
  func offset(of other: SVGPath) -> (x: Int, y: Int)? {
    guard let start = outlines.first?.points.first, let place = other.outlines.first?.points.first,
      outlines.count == other.outlines.count
    else { return nil }
    let (x, y) = (place.x - start.x, place.y - start.y)
    let areAlike = zip(outlines, other.outlines).allSatisfy { one, other in
      one.points.count == other.points.count && one.isClosed == other.isClosed
        && zip(one.points, other.points).allSatisfy {
          abs($1.x - $0.x - x) < 2 && abs($1.y - $0.y - y) < 2
        }
    }
    return areAlike ? (x, y) : nil
  }

  /// Path data with relative commands, as few letters as possible.
  var data: String {
    var text = ""
    var place = Point(0, 0)
    for outline in outlines {
      guard let start = outline.points.first else { continue }
      // At the beginning of a path it is a place, and pairs after it are differences.
      text += "m" + Self.pair(start.x - place.x, start.y - place.y)
      place = start
      var command: Character = "m"
      for point in outline.points.dropFirst() where point != place {
        let (x, y) = (point.x - place.x, point.y - place.y)
        let next: Character = y == 0 ? "h" : x == 0 ? "v" : "l"
        // Pairs after a move are lines.
        if next != command, !(next == "l" && command == "m") { text.append(next) }
        let isFirst = next != command && !(next == "l" && command == "m")
        let numbers = next == "h" ? tenths(x) : next == "v" ? tenths(y) : Self.pair(x, y)
        text += isFirst || numbers.hasPrefix("-") ? numbers : " " + numbers
        (command, place) = (next, point)
      }
      if outline.isClosed {
        text += "z"
        place = start
      }
    }
    return text
  }

  private static func pair(_ x: Int, _ y: Int) -> String {
    tenths(x) + (y < 0 ? "" : " ") + tenths(y)
  }
}

/// A number of tenths without zeros that can be left out.
func tenths(_ number: Int) -> String {
  let (whole, tenth) = abs(number).quotientAndRemainder(dividingBy: 10)
  let sign = number < 0 ? "-" : ""
  if tenth == 0 { return "\(sign)\(whole)" }
  return whole == 0 ? "\(sign).\(tenth)" : "\(sign)\(whole).\(tenth)"
}
