import Testing

@testable import Plotting

struct SVGPathTests {
  @Test(
    "Path data have relative commands in tenths",
    arguments: [
      ("M1.00,2.00 L3.00,2.00 L3.00,5.04 L2.50,4.00", "m1 2h2v3l-.5-1"),
      ("M0,0 L1,1 L2,3 L2,3 L1,3 Z", "m0 0 1 1 1 2h-1z"),
      ("M0.5,0.5 L1,1 M2,2 L3,2 M4,4", "m.5 .5 .5 .5m1 1h1"),
      ("M0,0 L1,0 L0,0 Z M5,5 L6,6", "m0 0h1-1zm5 5 1 1"),
    ])
  func data(text: String, expected: String) throws {
    #expect(try #require(SVGPath(text)).data == expected)
  }

  @Test("Differences of rounded places do not add up to an error")
  func drift() throws {
    let line = (0...999).map { "L\(0.04 * Double($0)),0" }.joined(separator: " ")
    let data = try #require(SVGPath("M0,0 " + line)).data
    let steps = data.dropFirst("m0 0h".count).split(separator: " ").compactMap { Double($0) }
    #expect(abs(steps.reduce(0, +) - 40) < 0.05)
  }

  @Test("Other commands are refused", arguments: ["M0,0 C1,1 2,2 3,3", "M0,0 l1,1"])
  func others(text: String) { #expect(SVGPath(text) == nil) }

  @Test("Paths that differ by a shift have it as offset, others none")
  func offsets() throws {
    let path = try #require(SVGPath("M1,1 L2,2 M3,1 L4,5"))
    let moved = try #require(SVGPath("M2,4 L3,5 M4.1,4 L5,8"))
    let offset = try #require(path.offset(of: moved))
    #expect(offset == (10, 30))
    for other in ["M2,4 L3,5 M4.2,4 L5,8", "M2,4 L3,5", "M2,4 L3,5 M4,4 L5,8 L1,1"] {
      #expect(path.offset(of: try #require(SVGPath(other))) == nil)
    }
  }

  @Test(arguments: [(0, "0"), (5, ".5"), (-5, "-.5"), (12, "1.2"), (-120, "-12")])
  func tenthsHaveNoNeedlessZero(number: Int, expected: String) {
    #expect(tenths(number) == expected)
  }
}
