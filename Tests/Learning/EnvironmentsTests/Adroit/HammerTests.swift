import LinearAlgebra
import RealModule
import Testing

@testable import Environments

struct HammerTests {
  @Test("The hammer moves as in D4RL") func d4rl() throws {
    let model = try benchmarkModel(of: .hammer)
    let hammer = try #require(model.environment as? Hammer)
    try expectAgreement(of: model, with: Reference("hammer"), stepCount: 200) { scene, place in
      scene.move(body: hammer.board, to: SIMD3(place))
    }
  }

  @Test("The height of the board is drawn within its range") func initialStates() throws {
    let model = try benchmarkModel(of: .hammer)
    let hammer = try #require(model.environment as? Hammer)
    let scene = try Scene(of: model.compiled, name: "hammer")
    var heights: [Double] = []
    for episode in 0..<100 {
      var generator = Generator(seed: 1, stream: "reset test", index: episode)
      hammer.reset(scene, using: &generator)
      scene.forward()
      heights.append(scene.position(ofBody: hammer.board).z)
    }
    #expect(heights.allSatisfy(Hammer.boardHeights.contains))
    #expect(heights.min()! < 0.11 && heights.max()! > 0.24)
  }

  /// Turns about x by a, then y by b, then z by c, as D4RL counts them.
  @Test("Euler angles are those of the rotation") func angles() {
    let (a, b, c) = (0.4, -0.7, 2.1)
    func product(_ left: [Double], _ right: [Double]) -> [Double] {
      (0..<9).map { index in
        let row = Array(left[index / 3 * 3..<index / 3 * 3 + 3])
        return (0..<3).reduce(0.0) { sum, inner in sum + row[inner] * right[3 * inner + index % 3] }
      }
    }
    let aboutX: [Double] = [1, 0, 0, 0, .cos(a), -.sin(a), 0, .sin(a), .cos(a)]
    let aboutY: [Double] = [.cos(b), 0, .sin(b), 0, 1, 0, -.sin(b), 0, .cos(b)]
    let aboutZ: [Double] = [.cos(c), -.sin(c), 0, .sin(c), .cos(c), 0, 0, 0, 1]
    let angles = eulerAngles(of: product(product(aboutX, aboutY), aboutZ))
    #expect(norm(angles - SIMD3(a, b, c)) < 1e-12)
    // At the pole only the sum of the outer angles shows.
    let pole = eulerAngles(of: [0, 0, 1, .sin(c), .cos(c), 0, -.cos(c), .sin(c), 0])
    #expect(norm(pole - SIMD3(0, .pi / 2, c)) < 1e-12)
  }
}
