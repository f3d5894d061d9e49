import Testing

@testable import Reporting

extension EmbeddedPoint {
  init(_ x: Double, _ y: Double, discriminator: Double = 0.5) {
    self.init(x: x, y: y, discriminator: discriminator)
  }
}

struct EmbeddingPlaneTests {
  @Test("Both sides are as long as the wider span and a margin")
  func square() {
    let plane = EmbeddingPlane(showing: [.init(0, 1), .init(10, 3), .init(.nan, 2)])
    #expect(plane.x == -0.5...10.5)
    #expect(plane.y == -3.5...7.5)
  }

  @Test("A single point has a range around it")
  func singlePoint() {
    let plane = EmbeddingPlane(showing: [.init(2, 3)])
    #expect(plane.x.contains(2) && plane.y.contains(3))
    #expect(plane.x.upperBound > plane.x.lowerBound)
  }
}
