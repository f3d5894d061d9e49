import LinearAlgebra
import RealModule
import Testing

@testable import Embeddings

@Suite struct AffinitiesTests {
  /// Counts with and without a block that is filled up.
  @Test(arguments: [40, 45])
  func sumToOneAndAreSymmetric(count: Int) {
    let affinities = Affinities(of: points(count, around: [[0, 0, 0], [3, 0, 1]]), perplexity: 8)
    var sum = 0.0
    for row in 0..<count {
      #expect(affinities[row, row] == 0)
      for column in 0..<count {
        #expect(affinities[row, column] == affinities[column, row])
        sum += Double(affinities[row, column])
      }
    }
    let stored = affinities.blocks.reduce(0) { $0 + Double($1.sum()) }
    #expect(abs(sum - 1) < 1e-6)
    #expect(abs(stored - sum) < 1e-6)
  }

  @Test func areTheMeanOfBothDirections() {
    let given = points(25, around: [[0, 0]])
    let affinities = Affinities(of: given, perplexity: 5)
    func conditional(_ neighbor: Int, of point: Int) -> Double {
      let others = (0..<25).filter { $0 != point }
      let distances = others.map { other in
        zip(given.row(point), given.row(other)).reduce(0) { sum, pair in
          sum + (Double(pair.0) - Double(pair.1)) * (Double(pair.0) - Double(pair.1))
        }
      }
      let probabilities = neighborProbabilities(squaredDistances: distances, perplexity: 5)
      return probabilities[neighbor < point ? neighbor : neighbor - 1]
    }
    for (row, column) in [(0, 1), (7, 3), (24, 0), (12, 23)] {
      let expected = (conditional(row, of: column) + conditional(column, of: row)) / 50
      #expect(abs(Double(affinities[row, column]) - expected) < 1e-8)
    }
  }

  @Test func refuseAPerplexityAboveAThirdOfTheNeighbors() async {
    await #expect(processExitsWith: .failure) {
      _ = Affinities(of: points(30, around: [[0, 0]]), perplexity: 10)
    }
    #expect(Affinities(of: points(31, around: [[0, 0]]), perplexity: 10).pointCount == 31)
  }

  @Test func refusePointsThatAreNotFinite() async {
    await #expect(processExitsWith: .failure) {
      var given = points(31, around: [[0, 0]])
      given[4, 1] = .nan
      _ = Affinities(of: given, perplexity: 10)
    }
  }
}
