import Imitation
import LinearAlgebra
import RealModule
import Testing
import _Differentiation

@Suite struct ValueDICELossesTests {
  /// ν and ν′ of three expert transitions, ν and ν′ of two replay transitions, ν₀.
  private static let values = [
    0.3, -0.8, 1.1, 0.5, 0.2, -0.4, -0.6, 0.9, 0.1, 0.7, 0.4, -0.3, 0.6,
  ]
  private let nu = Self.samples(values)

  private static func samples(_ values: [Double]) -> ValueDICESamples<Double> {
    ValueDICESamples(
      expert: Samples(Array(values[0..<3])), expertNext: Samples(Array(values[3..<6])),
      rollout: Samples(Array(values[6..<8])), rolloutNext: Samples(Array(values[8..<10])),
      initial: Samples(Array(values[10..<13])))
  }

  private func objective(_ nu: ValueDICESamples<Double>) -> Double {
    valueDICEObjective(nu: nu, discount: 0.9, replayFraction: 0.1)
  }

  @Test("The objective agrees with its definition") func definition() {
    var (mixture, rolloutMean) = (0.0, 0.0)
    for index in 0..<3 {
      mixture +=
        0.9 / 3 * .exp(nu.expert.elements[index] - 0.9 * nu.expertNext.elements[index])
    }
    for index in 0..<2 {
      let difference = nu.rollout.elements[index] - 0.9 * nu.rolloutNext.elements[index]
      mixture += 0.1 / 2 * .exp(difference)
      rolloutMean += difference / 2
    }
    let initialMean = nu.initial.elements.reduce(0, +) / 3
    let expected = .log(mixture) - 0.9 * 0.1 * initialMean - 0.1 * rolloutMean
    #expect(abs(objective(nu) - expected) < 1e-12)
  }

  @Test("The gradient agrees with central differences") func differences() {
    let gradient = gradient(at: nu) {
      valueDICEObjective(nu: $0, discount: 0.9, replayFraction: 0.1)
    }
    let parts = [
      gradient.expert, gradient.expertNext, gradient.rollout, gradient.rolloutNext,
      gradient.initial,
    ]
    for (index, found) in parts.flatMap(\.elements).enumerated() {
      var (ahead, behind) = (Self.values, Self.values)
      ahead[index] += 1e-6
      behind[index] -= 1e-6
      let difference =
        (objective(Self.samples(ahead)) - objective(Self.samples(behind))) / 2e-6
      #expect(abs(difference - found) < 1e-9)
    }
  }

  @Test("A constant added to ν changes nothing") func constant() {
    let shifted = Self.samples(Self.values.map { $0 + 3 })
    #expect(abs(objective(shifted) - objective(nu)) < 1e-12)
  }

  /// Without discount and replay it is the representation of Donsker and Varadhan.
  @Test("The minimum is −KL(p‖q), at the log-ratio of the distributions") func minimum() {
    // Three points, with q = (½, ¼, ¼) and p = (¼, ¼, ½).
    let (drawnFromQ, drawnFromP) = ([0, 0, 1, 2], [0, 1, 2, 2])
    func objective(_ values: [Double]) -> Double {
      let none = Samples<Double>([0])
      return valueDICEObjective(
        nu: ValueDICESamples(
          expert: Samples(drawnFromQ.map { values[$0] }),
          expertNext: Samples([0, 0, 0, 0]), rollout: none, rolloutNext: none,
          initial: Samples(drawnFromP.map { values[$0] })),
        discount: 0, replayFraction: 0)
    }
    let best: [Double] = [-.log(2), 0, .log(2)]
    let divergence = 0.25 * .log(0.5) + 0.5 * Double.log(2)
    #expect(abs(objective(best) + divergence) < 1e-12)
    for point in 0..<3 {
      for change in [-0.1, 0.1] {
        var other = best
        other[point] += change
        #expect(objective(other) > objective(best))
      }
    }
  }
}
