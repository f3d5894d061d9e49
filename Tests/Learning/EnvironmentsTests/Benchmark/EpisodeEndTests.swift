import LinearAlgebra
import Testing

@testable import Environments

@Suite struct EpisodeEndTests {
  @Test("The hopper ends when it is low, tilted or out of range") func hopper() {
    let upright: [Float] = [1.25] + Array(repeating: 0, count: 10)
    #expect(!BenchmarkTask.hopper.endsEpisode(at: upright))
    for (index, value) in [(0, Float(0.69)), (1, 0.21), (1, -0.21), (7, 101), (3, .nan)] {
      var state = upright
      state[index] = value
      #expect(BenchmarkTask.hopper.endsEpisode(at: state), "component \(index) at \(value)")
    }
  }

  @Test("The walker ends outside its range of heights and tilts") func walker() {
    let upright: [Float] = [1.25] + Array(repeating: 0, count: 16)
    #expect(!BenchmarkTask.walker2d.endsEpisode(at: upright))
    for (index, value) in [(0, Float(0.79)), (0, 2.01), (1, 1.01), (0, .nan)] {
      var state = upright
      state[index] = value
      #expect(BenchmarkTask.walker2d.endsEpisode(at: state))
    }
    #expect(!BenchmarkTask.halfCheetah.endsEpisode(at: [-5, 9]))
  }

  @Test("The robot ends beyond the tilt of a fall", arguments: RobotTask.allCases)
  func robot(task: RobotTask) {
    let fall = Float(WheelLeggedRobot.fallTilt)
    #expect(!task.endsEpisode(at: [0.99 * fall, 0, 0, 0]))
    #expect(task.endsEpisode(at: [-1.01 * fall, 0, 0, 0]))
  }
}
