import LinearAlgebra
import Testing

@testable import Environments

struct DoorTests {
  @Test func isOpenedAsInD4RL() throws {
    let model = try benchmarkModel(of: .door)
    let door = try #require(model.body as? Door)
    let deviation = try deviation(of: model, from: Reference("door")) { scene, place in
      scene.move(body: door.frame, to: SIMD3(place))
    }
    #expect(deviation.stepCount >= 200)
    #expect(deviation.observation < 1e-10, "observation off by \(deviation.observation)")
    #expect(deviation.reward < 1e-10, "reward off by \(deviation.reward)")
    #expect(deviation.differingEnds == 0)
    #expect(deviation.differingSuccesses == 0)
  }

  @Test func drawsThePlaceOfTheDoor() throws {
    let model = try benchmarkModel(of: .door)
    let door = try #require(model.body as? Door)
    let scene = try Scene(of: model.compiled, name: "door")
    var places: [SIMD3<Double>] = []
    for episode in 0..<100 {
      var generator = Generator(seed: 1, stream: "reset test", index: episode)
      door.reset(scene, using: &generator)
      scene.forward()
      places.append(scene.position(ofBody: door.frame))
    }
    let (x, y, z) = Door.framePlaces
    #expect(places.allSatisfy { x.contains($0.x) && y.contains($0.y) && z.contains($0.z) })
    #expect(Set(places.map(\.x)).count == 100)
  }
}
