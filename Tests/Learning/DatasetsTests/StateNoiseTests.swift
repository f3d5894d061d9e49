import LinearAlgebra
import Testing

@testable import Datasets

@Suite struct StateNoiseTests {
  private let clean: Transitions = {
    var generator = Generator(seed: 4, stream: "state noise test")
    func matrix(_ columnCount: Int, _ scale: Float) -> Matrix {
      Matrix(
        rowCount: 5000, columnCount: columnCount,
        elements: (0..<5000 * columnCount).map { index in
          (index % columnCount == 0 ? scale : 1) * Float(generator.normal())
        })
    }
    return Transitions(
      observations: matrix(2, 30), actions: matrix(1, 1), nextObservations: matrix(2, 30))
  }()

  @Test("A fifth of the states changes and nothing else") func fraction() {
    let noisy = clean.addingStateNoise(fraction: 0.2, seed: 7)
    #expect(noisy.actions == clean.actions)
    #expect(noisy.nextObservations == clean.nextObservations)
    let changed = (0..<clean.count).filter {
      Array(noisy.observations.row($0)) != Array(clean.observations.row($0))
    }
    #expect(changed.count == 1000)
    #expect(noisy == clean.addingStateNoise(fraction: 0.2, seed: 7))
    #expect(noisy != clean.addingStateNoise(fraction: 0.2, seed: 8))
  }

  @Test("Noise has the deviation of each clean component") func deviation() {
    let noisy = clean.addingStateNoise(fraction: 1, seed: 7)
    var noise = noisy.observations
    for index in noise.elements.indices {
      noise.elements[index] -= clean.observations.elements[index]
    }
    let (mean, deviation) = moments(of: noise)
    let (_, expected) = moments(of: clean.observations)
    for column in 0..<2 {
      // Of 5000 draws: five standard errors.
      #expect(abs(deviation[column] / expected[column] - 1) < 0.05)
      #expect(abs(mean[column]) < 0.08 * expected[column])
    }
  }
}
