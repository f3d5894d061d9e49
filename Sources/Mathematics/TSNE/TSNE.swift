public import LinearAlgebra

/// t-distributed stochastic neighbor embedding: places points of many dimensions on a plane so
/// that neighbours stay neighbours.
///
///     C = KL(P ‖ Q) = Σ_{i≠j} p_ij ln(p_ij / q_ij)
///
/// The affinities p_ij are Gaussian in the space of the points, q_ij are of Student's t on the
/// plane (van der Maaten and Hinton, 2008). C falls by gradient descent with momentum and a gain
/// for each coordinate (Jacobs, 1988), at first with P exaggerated so that clusters form.
///
/// Neighbours are exact; repulsion is exact for few points, and approximated for more. All sums
/// are taken in a fixed order: the result is a function of points, settings and seed alone,
/// whatever the number of threads.
public enum TSNE {
  /// How the embedding is found; the defaults are those of the literature.
  public struct Settings: Equatable, Sendable {
    /// The effective number of neighbours of a point, 2 to the entropy (in bits) of its
    /// conditional affinities: 30 (van der Maaten and Hinton, 2008: 5 to 50).
    public var perplexity = 30.0

    /// Steps of gradient descent in all: 750 (Poličar et al., 2024).
    public var iterationCount = 750

    /// The factor on P in the first steps: 12 (van der Maaten, 2014).
    public var exaggeration = 12.0

    /// How many steps are exaggerated: 250 (van der Maaten, 2014).
    public var exaggeratedIterationCount = 250

    /// Momentum in all steps: 0.8 (Poličar et al., 2024).
    public var momentum = 0.8

    /// How repulsion is summed; `nil` is the fastest way in each step.
    public var summation: Summation?

    public init() {}

    /// The step along the gradient of `pointCount` points under this exaggeration: n divided by
    /// it, on a quarter of the gradient (Belkina et al., 2019), and never less than 200 there (van
    /// der Maaten, 2014).
    func learningRate(pointCount: Int, exaggeration: Double) -> Double {
      max(200, Double(pointCount) / exaggeration) / 4
    }
  }

  /// How the repulsion of all pairs is summed.
  public enum Summation: String, CaseIterable, Sendable {
    /// Pair by pair: time in the square of the number of points.
    case exact
    /// Far points act together (Barnes and Hut, 1986): time in the number of points.
    case barnesHut
    /// By way of a grid and FFTW (Linderman et al., 2019): time in the area of the plane.
    case interpolation

    /// The fastest one for so many points, spread this far; the limits are measured.
    static func fastest(pointCount: Int, side: Float) -> Summation {
      if pointCount < 500 { return .exact }
      let length = 2 * side / Interpolation.usualSpacing
      return length * length > 60 * Float(pointCount) ? .barnesHut : .interpolation
    }
  }

  /// Embeds `points`, one a row, in the plane.
  ///
  /// - Parameters:
  ///   - points: n × d; distances are Euclidean, so the columns should be of comparable scale.
  ///   - settings: The perplexity may be at most (n − 1) / 3.
  ///   - seed: Of the stream that perturbs the start, which is the first two principal components.
  ///   - threadCount: Threads to share the work; they change no bit of the result.
  ///   - afterIteration: Called with the number of finished iterations; throws to cancel.
  /// - Returns: The embedding after the last iteration.
  /// - Throws: What `afterIteration` throws, and nothing else.
  /// - Precondition: points are finite, and there are at least 3 · perplexity + 1 of them.
  public static func embedding<Failure: Error>(
    of points: Matrix, settings: Settings, seed: UInt64, threadCount: Int = 1,
    afterIteration: (Int) throws(Failure) -> Void
  ) throws(Failure) -> Embedding {
    let workers = Workers(threadCount: threadCount)
    let pointCount = points.rowCount
    let affinities = Affinities(of: points, perplexity: settings.perplexity, workers: workers)
    var interpolation = Interpolation()
    var descent = Descent(from: start(for: points, seed: seed))
    for iteration in 0..<settings.iterationCount {
      let isEarly = iteration < settings.exaggeratedIterationCount
      let exaggeration = isEarly ? settings.exaggeration : 1
      let places = descent.coordinates
      let repulsion =
        switch settings.summation
          ?? .fastest(pointCount: pointCount, side: Square(around: places).side)
        {
        case .exact: exactRepulsion(at: places, workers: workers)
        case .barnesHut: QuadTree(of: places).repulsion(workers: workers)
        case .interpolation: interpolation.repulsion(at: places, workers: workers)
        }
      descent.step(
        along: gradient(
          attractions: attractions(of: affinities, at: places, workers: workers),
          exaggeration: exaggeration, repulsion: repulsion),
        learningRate: settings.learningRate(pointCount: pointCount, exaggeration: exaggeration),
        momentum: settings.momentum)
      try afterIteration(iteration + 1)
    }
    return Embedding(affinities: affinities, coordinates: matrix(of: descent.coordinates))
  }

  /// The first two principal components, shrunk to a standard deviation of 10⁻⁴ along the first
  /// (Kobak and Berens, 2019), and moved by a hundredth of that, so that equal points can part.
  static func start(for points: Matrix, seed: UInt64) -> [SIMD2<Float>] {
    let components = principalComponents(of: points)
    let variance = components.reduce(0) { $0 + $1.x * $1.x } / Double(components.count)
    let scale = variance > 0 ? 1e-4 / variance.squareRoot() : 0
    var generator = Generator(seed: seed, stream: "embedding.start")
    return components.map { component in
      let perturbation = SIMD2(generator.normal(), generator.normal())
      return SIMD2<Float>(component * scale + perturbation * 1e-6)
    }
  }

  private static func matrix(of coordinates: [SIMD2<Float>]) -> Matrix {
    Matrix(
      rowCount: coordinates.count, columnCount: 2,
      elements: coordinates.flatMap { [$0.x, $0.y] })
  }
}

/// Where t-SNE has placed the points.
public struct Embedding: Equatable, Sendable {
  let affinities: Affinities

  /// n × 2, in the order of the points; centred on the origin, without unit.
  public let coordinates: Matrix

  /// KL(P ‖ Q) in nats, without exaggeration: how much of the neighbourhoods is lost.
  ///
  /// It is exact, in double precision over all pairs, whatever the summation was: its time is
  /// quadratic in the number of points.
  public func divergence(threadCount: Int = 1) -> Double {
    klDivergence(
      of: affinities,
      at: (0..<coordinates.rowCount).map {
        SIMD2(Double(coordinates[$0, 0]), Double(coordinates[$0, 1]))
      }, workers: Workers(threadCount: threadCount))
  }
}
