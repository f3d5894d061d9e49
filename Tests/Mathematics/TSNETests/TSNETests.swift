import LinearAlgebra
import Testing

@testable import TSNE

@Suite struct TSNETests {
  private let centers: [[Float]] = [[0, 0, 0, 0], [12, 0, 0, 0], [0, 12, 0, 12]]

  private func settings(iterationCount: Int, perplexity: Double = 15) -> TSNE.Settings {
    var settings = TSNE.Settings()
    settings.perplexity = perplexity
    settings.iterationCount = iterationCount
    return settings
  }

  private func embedding(
    of given: Matrix, iterationCount: Int = 400, perplexity: Double = 15, seed: UInt64 = 1
  ) -> Embedding {
    TSNE.embedding(
      of: given, settings: settings(iterationCount: iterationCount, perplexity: perplexity),
      seed: seed
    ) { _ in }
  }

  @Test func keepsSeparatedClustersApart() {
    let count = 240
    let coordinates = embedding(of: points(count, around: centers)).coordinates
    // Point i comes from cluster i mod 3: its ten nearest on the plane should, too.
    for point in 0..<count {
      let nearest = (0..<count).filter { $0 != point }.sorted {
        squaredDistance(point, $0, in: coordinates) < squaredDistance(point, $1, in: coordinates)
      }.prefix(10)
      #expect(nearest.allSatisfy { $0 % 3 == point % 3 })
    }
  }

  /// Points on a long arc: those next to each other there are next to each other on the plane.
  @Test func keepsNeighborsOfACurve() {
    let count = 200
    let elements = (0..<count).flatMap { index -> [Float] in
      let position = Float(index) / 10
      return [position, position * position / 20, 3 - position]
    }
    let coordinates = embedding(
      of: Matrix(rowCount: count, columnCount: 3, elements: elements), iterationCount: 600
    ).coordinates
    let kept = (0..<count).reduce(0) { sum, point in
      let nearest = (0..<count).filter { $0 != point }.sorted {
        squaredDistance(point, $0, in: coordinates) < squaredDistance(point, $1, in: coordinates)
      }.prefix(5)
      return sum + nearest.count { abs($0 - point) <= 5 }
    }
    #expect(Double(kept) / Double(5 * count) > 0.95)
  }

  @Test func isAFunctionOfPointsAndSeedAlone() {
    let given = points(100, around: centers)
    let once = embedding(of: given, iterationCount: 100)
    #expect(embedding(of: given, iterationCount: 100) == once)
    #expect(embedding(of: given, iterationCount: 100, seed: 2) != once)
  }

  @Test func lowersTheDivergence() {
    let given = points(150, around: centers)
    let divergences = [1, 300, 600].map { embedding(of: given, iterationCount: $0).divergence() }
    #expect(divergences[1] < divergences[0])
    #expect(divergences[2] < min(divergences[1], divergences[0] / 2))
    #expect(divergences[2] > 0)
  }

  @Test func staysFiniteWhereAllPointsCoincide() {
    let given = Matrix(repeating: 2, rowCount: 50, columnCount: 3)
    let embedding = embedding(of: given, iterationCount: 300)
    #expect(embedding.coordinates.elements.allSatisfy { $0.isFinite })
    #expect(embedding.divergence().isFinite)
  }

  @Test(arguments: TSNE.Summation.allCases)
  func givesTheSameBitsWithOneThreadOrTwo(summation: TSNE.Summation) {
    let given = points(600, around: centers)
    var settings = settings(iterationCount: 60)
    settings.exaggeratedIterationCount = 30
    settings.summation = summation
    let embeddings = [1, 2].map { threadCount in
      TSNE.embedding(of: given, settings: settings, seed: 1, threadCount: threadCount) { _ in }
    }
    #expect(embeddings[0] == embeddings[1])
    #expect(embeddings[0].divergence() == embeddings[1].divergence(threadCount: 2))
  }

  /// Approximations may end elsewhere, but not worse.
  @Test func comesAsFarWithApproximationsAsExactly() {
    let given = points(900, around: centers)
    let divergences = TSNE.Summation.allCases.map { summation in
      var settings = settings(iterationCount: 500)
      settings.summation = summation
      return TSNE.embedding(of: given, settings: settings, seed: 1) { _ in }.divergence()
    }
    for divergence in divergences { #expect(abs(divergence / divergences[0] - 1) < 0.03) }
  }

  @Test func sumsInTheFastestWay() {
    #expect(TSNE.Summation.fastest(pointCount: 100, side: 1) == .exact)
    #expect(TSNE.Summation.fastest(pointCount: 2000, side: 1e-4) == .interpolation)
    #expect(TSNE.Summation.fastest(pointCount: 2000, side: 100) == .barnesHut)
    #expect(TSNE.Summation.fastest(pointCount: 50_000, side: 200) == .interpolation)
  }

  @Test func startsFromThePrincipalComponents() {
    let given = points(90, around: centers)
    let start = TSNE.start(for: given, seed: 1)
    let components = principalComponents(of: given)
    let variance = start.reduce(0) { $0 + Double($1.x) * Double($1.x) } / 90
    #expect(abs(variance.squareRoot() / 1e-4 - 1) < 0.01)
    let scale = Double(start[0].x) / components[0].x
    for (placed, component) in zip(start, components) {
      #expect(abs(Double(placed.x) - scale * component.x) < 1e-5)
      #expect(abs(Double(placed.y) - scale * component.y) < 1e-5)
    }
  }

  @Test func reportsEveryIterationAndStopsWhenTold() {
    struct Cancelled: Error {}
    var reported: [Int] = []
    #expect(throws: Cancelled.self) {
      _ = try TSNE.embedding(
        of: points(60, around: centers), settings: settings(iterationCount: 100), seed: 1
      ) { iteration in
        reported.append(iteration)
        if iteration == 7 { throw Cancelled() }
      }
    }
    #expect(reported == Array(1...7))
  }

  /// The values of the publications named beside the settings.
  @Test func stepsAsFarAsTheLiteratureSays() {
    let settings = TSNE.Settings()
    #expect(settings.learningRate(pointCount: 150, exaggeration: 1) == 50)
    #expect(settings.learningRate(pointCount: 12_000, exaggeration: 12) == 250)
    #expect(settings.learningRate(pointCount: 12_000, exaggeration: 1) == 3000)
  }

  private func squaredDistance(_ row: Int, _ other: Int, in coordinates: Matrix) -> Float {
    let x = coordinates[row, 0] - coordinates[other, 0]
    let y = coordinates[row, 1] - coordinates[other, 1]
    return x * x + y * y
  }
}
