import LinearAlgebra
import RealModule
import Testing

@testable import Networks

@Suite struct TanhGaussianPolicyTests {
  private func policy(actionCount: Int = 2) -> TanhGaussianPolicy {
    var generator = Generator(seed: 3, stream: "policy")
    return TanhGaussianPolicy(
      observationCount: 3, actionCount: actionCount, hiddenWidths: [6], using: &generator)
  }

  private let observations = randomMatrix(5, 3, stream: "observations")

  @Test("Density and gradient agree with the definition")
  func definition() {
    var policy = policy()
    var actions = randomMatrix(5, 2, stream: "actions")
    actions.elements = actions.elements.map { 0.8 * Float.tanh($0) }
    let cotangents: [Float] = [0.5, -1, 2, 0.25, 1]
    let densities = policy.logDensities(of: actions, at: observations).rowSums
    policy.backward(cotangents, at: observations)
    expectAgreement(
      of: densities, policy.network, cotangents: cotangents, within: 1e-4
    ) { parameters, row in
      let outputs = referenceOutputs([3, 6, 4], parameters, observations.doubles(row: row))
      return actions.doubles(row: row).enumerated().reduce(0) { sum, action in
        let logStd = -5 + 3.5 * (Double.tanh(outputs[2 + action.offset]) + 1)
        let deviation =
          (Double.atanh(action.element) - outputs[action.offset]) / Double.exp(logStd)
        return sum - 0.5 * deviation * deviation - logStd - 0.5 * Double.log(2 * Double.pi)
          - Double.log(1 - action.element * action.element)
      }
    }
  }

  @Test("The density integrates to one")
  func normalization() {
    var policy = policy()
    let gridCount = 20_001
    let width = 2 / Float(gridCount)
    let state = observations.rows(Array(repeating: 2, count: gridCount))
    var grid = Matrix(repeating: 0, rowCount: gridCount, columnCount: 2)
    for row in 0..<gridCount {
      grid[row, 0] = -1 + (Float(row) + 0.5) * width
      grid[row, 1] = grid[row, 0]
    }
    let densities = policy.logDensities(of: grid, at: state)
    for column in 0..<2 {
      let mass = (0..<gridCount).reduce(0.0) {
        $0 + Double(Float.exp(densities[$1, column]) * width)
      }
      #expect(abs(mass - 1) < 0.01)
    }
  }

  @Test("Actions at the bounds have finite densities")
  func bounds() {
    var policy = policy()
    let state = Matrix(repeating: 0, rowCount: 2, columnCount: 3)
    let bounds = Matrix(rowCount: 2, columnCount: 2, elements: [1, 1, -1, -1])
    let densities = policy.logDensities(of: bounds, at: state)
    #expect(densities.elements.allSatisfy { $0.isFinite })
    let inside = Matrix(
      rowCount: 2, columnCount: 2, elements: [0.999_999, 0.999_999, -0.999_999, -0.999_999])
    #expect(policy.logDensities(of: inside, at: state) == densities)
  }

  @Test("Half of the samples are below the mode")
  func samples() {
    var policy = policy()
    var generator = Generator(seed: 5, stream: "samples")
    let state = observations.rows(Array(repeating: 1, count: 4_000))
    let drawn = policy.samples(at: state, using: &generator)
    let mode = policy.modes(at: state)
    let below = (0..<4_000).count { drawn[$0, 0] < mode[$0, 0] }
    #expect(abs(below - 2_000) < 160)
    #expect(drawn.elements.allSatisfy { abs($0) <= 1 })
  }

  @Test("The mean log-std agrees with the density at the mode")
  func meanLogStd() {
    var policy = policy()
    let observations = randomMatrix(20, 3, stream: "observations")
    let modes = policy.modes(at: observations)
    // At the mode, log π = −log σ − ½ log 2π − log(1 − a²).
    let densities = policy.logDensities(of: modes, at: observations)
    var sum: Float = 0
    for index in densities.elements.indices {
      let action = modes.elements[index]
      sum -= densities.elements[index] + 0.918_938_533 + .log((1 - action) * (1 + action))
    }
    #expect(abs(policy.meanLogStd(at: observations) - sum / 40) < 1e-4)
  }

  @Test("No log-density below the floor is lowered further")
  func floor() {
    var policy = policy(actionCount: 1)
    let observations = randomMatrix(20, 3, stream: "observations")
    var actions = randomMatrix(20, 1, stream: "actions")
    actions.elements = actions.elements.map { max(-1, min(1, $0)) }
    let densities = policy.logDensities(of: actions, at: observations)
    let floor = densities.elements.sorted()[10]
    // Odd rows are raised, and even ones lowered; low even rows are left out.
    let cotangents = (0..<20).map { Float($0 % 2 == 0 ? 1 : -1) }
    policy.backward(cotangents, at: observations, logDensities: densities, floor: floor)
    let guarded = policy.network.gradient
    _ = policy.logDensities(of: actions, at: observations)
    policy.backward(
      (0..<20).map { cotangents[$0] > 0 && densities[$0, 0] < floor ? 0 : cotangents[$0] },
      at: observations)
    #expect(policy.network.gradient == guarded)
    _ = policy.logDensities(of: actions, at: observations)
    policy.backward(cotangents, at: observations)
    #expect(policy.network.gradient != guarded)
  }
}
