import Testing

@testable import TSNE

@Suite struct AffinitiesTests {
  private func affinities(_ points: Points, perplexity: Double) -> Affinities {
    Affinities(of: points, perplexity: perplexity, workers: oneWorker)
  }

  @Test("Affinities are positive and symmetric, and sum to one", arguments: [40, 345])
  func distribution(count: Int) {
    let affinities = affinities(points(count, around: [[0, 0, 0], [3, 0, 1]]), perplexity: 8)
    var sum = 0.0
    for row in 0..<count {
      #expect(affinities[row, row] == 0)
      let columns = affinities.columns[affinities.row(row)]
      #expect(zip(columns, columns.dropFirst()).allSatisfy { $0 < $1 })
      for (column, value) in zip(columns, affinities.values[affinities.row(row)]) {
        #expect(affinities[Int(column), row] == value)
        sum += Double(value)
      }
    }
    #expect(abs(sum - 1) < 1e-6)
    #expect(affinities.values.allSatisfy { $0 > 0 })
  }

  @Test("An affinity is the mean of both conditional probabilities among nearest neighbors")
  func symmetrization() {
    let given = points(45, around: [[0, 0]])
    let affinities = affinities(given, perplexity: 5)
    let neighbors = sortedNeighbors(15, of: given)
    func conditional(_ neighbor: Int, of point: Int) -> Double {
      let row = neighbors.row(point)
      let probabilities = neighborProbabilities(
        squaredDistances: Array(neighbors.squaredDistances[row]), perplexity: 5)
      return neighbors.indices[row].firstIndex(of: Int32(neighbor))
        .map { probabilities[$0 - row.lowerBound] } ?? 0
    }
    for row in 0..<45 {
      for column in 0..<45 where row != column {
        let expected = (conditional(row, of: column) + conditional(column, of: row)) / 90
        #expect(abs(Double(affinities[row, column]) - expected) < 1e-8)
      }
    }
  }

  @Test("A perplexity above a third of the neighbors is refused")
  func perplexityLimit() async {
    await #expect(processExitsWith: .failure) {
      _ = Affinities(of: points(30, around: [[0, 0]]), perplexity: 10, workers: oneWorker)
    }
    #expect(affinities(points(31, around: [[0, 0]]), perplexity: 10).pointCount == 31)
  }
}
