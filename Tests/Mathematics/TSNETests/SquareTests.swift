import Testing

@testable import TSNE

@Suite struct SquareTests {
  @Test func reachesAsFarAsPointsDo() {
    let square = Square(around: [SIMD2(1, 8), SIMD2(-2, 3), SIMD2(0, 4.5)])
    #expect(square.corner == SIMD2(-2, 3))
    #expect(square.side == 5)
    #expect(Square(around: [SIMD2(7, 7)]).side == 0)
  }
}
