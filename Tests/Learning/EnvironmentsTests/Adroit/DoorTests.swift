import LinearAlgebra
import Testing

@testable import Environments

struct DoorTests {
  @Test("The door moves as in D4RL") func d4rl() throws {
    let model = try benchmarkModel(of: .door)
    let door = try #require(model.environment as? Door)
    try expectAgreement(of: model, with: Reference("door"), stepCount: 200) { scene, place in
      scene.move(body: door.frame, to: SIMD3(place))
    }
  }

  @Test("The position of the door is drawn within its range") func initialStates() throws {
    let model = try benchmarkModel(of: .door)
    let door = try #require(model.environment as? Door)
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
