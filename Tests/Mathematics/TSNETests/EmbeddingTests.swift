import LinearAlgebra
import Testing

@testable import TSNE

@Suite struct EmbeddingTests {
  private let centers: [[Double]] = [[0, 0, 0, 0], [12, 0, 0, 0], [0, 12, 0, 12]]

  private func embedding(
    of given: Points, iterationCount: Int = 400, summation: Embedding.Summation? = nil,
    seed: UInt64 = 1, threadCount: Int = 1
  ) -> Embedding {
    var settings = Embedding.Settings()
    settings.perplexity = 15
    settings.iterationCount = iterationCount
    settings.summation = summation
    return Embedding(of: given, settings: settings, seed: seed, threadCount: threadCount) { _ in }
  }

  @Test("Separated clusters stay separated")
  func clusters() {
    let embedding = embedding(of: points(240, around: centers))
    let neighbors = sortedNeighbors(10, of: Points(embedding.coordinates))
    // Point i is from cluster i mod 3.
    for point in 0..<240 {
      #expect(neighbors.indices[neighbors.row(point)].allSatisfy { Int($0) % 3 == point % 3 })
    }
  }

  @Test("Neighbors on a curve stay neighbors")
  func curve() {
    let curve = Points(
      rows: (0..<200).map { index in
        let position = Double(index) / 10
        return [position, position * position / 20, 3 - position]
      })
    let coordinates = embedding(of: curve, iterationCount: 600).coordinates
    #expect(trustworthiness(of: coordinates, as: curve, neighborCount: 5) > 0.99)
  }

  @Test("The embedding is a function of points and seed")
  func determinism() {
    let given = points(100, around: centers)
    let once = embedding(of: given, iterationCount: 100)
    #expect(embedding(of: given, iterationCount: 100) == once)
    #expect(embedding(of: given, iterationCount: 100, seed: 2) != once)
  }

  @Test("The divergence falls")
  func divergence() {
    let given = points(150, around: centers)
    let divergences = [1, 300, 600].map { embedding(of: given, iterationCount: $0).divergence() }
    #expect(divergences[1] < divergences[0])
    #expect(divergences[2] < min(divergences[1], divergences[0] / 2))
    #expect(divergences[2] > 0)
  }

  @Test("Points that coincide have finite coordinates")
  func coincidentPoints() {
    let given = Points(rows: Array(repeating: [0.1, 2, 2], count: 50))
    let embedding = embedding(of: given, iterationCount: 300)
    #expect(embedding.coordinates.elements.allSatisfy { $0.isFinite })
    #expect(embedding.divergence().isFinite)
  }

  // MARK: Unit and origin

  /// Points on a grid of 2⁻¹⁶, so that an offset of 2³⁰ does not round.
  private static let gridRows: [[Double]] = {
    let elements = points(200, around: [[0, 0, 0, 0, 0, 0]]).elements
      .map { ($0 * 0x1p16).rounded() * 0x1p-16 }
    return (0..<200).map { Array(elements[6 * $0..<6 * $0 + 6]) }
  }()

  @Test(
    "The embedding does not depend on the unit or the origin",
    arguments: [
      (1e20, 0), (1e-30, 0), (1e300, 0), (1e-300, 0), (1, 0x1p30), (0x1p90, 0x1p120),
      (0x1p-140, -0x1p-110),
    ])
  func unitAndOrigin(scale: Double, offset: Double) {
    let plain = Points(rows: Self.gridRows)
    let given = Points(rows: Self.gridRows.map { $0.map { scale * $0 + offset } })
    let (expected, found) = (embedding(of: plain), embedding(of: given))
    #expect(found.coordinates == expected.coordinates)
    #expect(found.divergence() == expected.divergence())
    let coordinates = expected.coordinates
    #expect(
      trustworthiness(of: coordinates, as: given, neighborCount: 12)
        == trustworthiness(of: coordinates, as: plain, neighborCount: 12))
  }

  /// Down to subnormal numbers, and up to the largest.
  @Test(
    "In any unit of single precision, affinities and start are the same up to rounding",
    arguments: [(1e20, 1e-5), (1e-30, 1e-5), (1e37, 1e-5), (1e-40, 1e-3)])
  func singlePrecision(scale: Double, tolerance: Float) {
    let plain = Points(rows: Self.gridRows)
    let given = Points(
      Matrix(
        rowCount: 200, columnCount: 6,
        elements: Self.gridRows.flatMap { $0.map { Float(scale * $0) } }))
    let expected = Affinities(of: plain, perplexity: 15, workers: oneWorker)
    let found = Affinities(of: given, perplexity: 15, workers: oneWorker)
    #expect(found.columns == expected.columns)
    for (value, wanted) in zip(found.values, expected.values) {
      #expect(abs(value - wanted) <= tolerance * wanted)
    }
    #expect(
      relativeError(
        Embedding.start(for: given, seed: 1, workers: oneWorker),
        Embedding.start(for: plain, seed: 1, workers: oneWorker)) < tolerance)
  }

  // MARK: Ways of summation

  @Test("One and two threads compute the same bits", arguments: Embedding.Summation.allCases)
  func threads(summation: Embedding.Summation) {
    let given = points(600, around: centers)
    let embeddings = [1, 2].map { threadCount in
      embedding(of: given, iterationCount: 60, summation: summation, threadCount: threadCount)
    }
    #expect(embeddings[0] == embeddings[1])
    #expect(embeddings[0].divergence() == embeddings[1].divergence(threadCount: 2))
  }

  @Test("Approximations reach the divergence of the exact sum")
  func approximations() {
    let given = points(900, around: centers)
    let divergences = Embedding.Summation.allCases.map {
      embedding(of: given, iterationCount: 500, summation: $0).divergence()
    }
    for divergence in divergences { #expect(abs(divergence / divergences[0] - 1) < 0.03) }
  }

  @Test("The fastest summation depends on the number and the spread of points")
  func fastestSummation() {
    #expect(Embedding.Summation.fastest(pointCount: 100, side: 1) == .exact)
    #expect(Embedding.Summation.fastest(pointCount: 2000, side: 1e-4) == .interpolation)
    #expect(Embedding.Summation.fastest(pointCount: 2000, side: 100) == .barnesHut)
    #expect(Embedding.Summation.fastest(pointCount: 50_000, side: 200) == .interpolation)
  }

  // MARK: Start, steps and iterations

  @Test("The start is the principal components, scaled")
  func start() {
    let given = points(90, around: centers)
    let start = Embedding.start(for: given, seed: 1, workers: oneWorker)
    let components = principalComponents(of: given, workers: oneWorker)
    let variance = start.reduce(0) { $0 + Double($1.x) * Double($1.x) } / 90
    #expect(abs(variance.squareRoot() / 1e-4 - 1) < 0.01)
    let scale = Double(start[0].x) / components[0].x
    for (placed, component) in zip(start, components) {
      #expect(abs(Double(placed.x) - scale * component.x) < 1e-5)
      #expect(abs(Double(placed.y) - scale * component.y) < 1e-5)
    }
  }

  @Test("Each iteration is reported, and an error cancels")
  func cancellation() {
    struct Cancelled: Error {}
    var reported: [Int] = []
    #expect(throws: Cancelled.self) {
      _ = try Embedding(of: points(100, around: centers), settings: .init(), seed: 1) { iteration in
        reported.append(iteration)
        if iteration == 7 { throw Cancelled() }
      }
    }
    #expect(reported == Array(1...7))
  }

  @Test("Learning rates are those of the literature")
  func learningRate() {
    let settings = Embedding.Settings()
    #expect(settings.learningRate(pointCount: 150, exaggeration: 1) == 50)
    #expect(settings.learningRate(pointCount: 12_000, exaggeration: 12) == 250)
    #expect(settings.learningRate(pointCount: 12_000, exaggeration: 1) == 3000)
  }
}
