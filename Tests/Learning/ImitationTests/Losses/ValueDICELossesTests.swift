import Imitation
import LinearAlgebra
import RealModule
import Testing

@Suite struct ValueDICELossesTests {
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
