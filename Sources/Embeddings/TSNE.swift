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
/// The sums over all pairs are exact, hence quadratic in the number of points, and their order is
/// fixed: the result is a function of points, settings and seed alone.
public enum TSNE {
  /// How the embedding is found; the defaults are those of the literature.
  public struct Settings: Equatable, Sendable {
    /// The effective number of neighbours of a point, 2 to the entropy (in bits) of its
    /// conditional affinities: 30 (van der Maaten and Hinton, 2008: 5 to 50).
    public var perplexity = 30.0

    /// Steps of gradient descent in all: 1000 (van der Maaten and Hinton, 2008).
    public var iterationCount = 1000

    /// The factor on P in the first steps: 12 (van der Maaten, 2014).
    public var exaggeration = 12.0

    /// How many steps are exaggerated: 250 (van der Maaten, 2014).
    public var exaggeratedIterationCount = 250

    /// Momentum while P is exaggerated: 0.5 (van der Maaten and Hinton, 2008).
    public var earlyMomentum = 0.5

    /// Momentum afterwards: 0.8 (van der Maaten and Hinton, 2008).
    public var momentum = 0.8

    public init() {}

    /// The step along the gradient for `pointCount` points: n / exaggeration on a quarter of the
    /// gradient (Belkina et al., 2019), and never less than 200 there (van der Maaten, 2014).
    func learningRate(pointCount: Int) -> Double {
      max(200, Double(pointCount) / exaggeration) / 4
    }
  }

  /// Embeds `points`, one a row, in the plane.
  ///
  /// - Parameters:
  ///   - points: n × d; distances are Euclidean, so the columns should be of comparable scale.
  ///   - settings: The perplexity may be at most (n − 1) / 3.
  ///   - seed: Of the stream that perturbs the start, which is the first two principal components.
  ///   - afterIteration: Called with the number of finished iterations; throws to cancel.
  /// - Returns: The embedding after the last iteration.
  /// - Throws: What `afterIteration` throws, and nothing else.
  /// - Precondition: points are finite, and there are at least 3 · perplexity + 1 of them.
  public static func embedding<Failure: Error>(
    of points: Matrix, settings: Settings, seed: UInt64,
    afterIteration: (Int) throws(Failure) -> Void
  ) throws(Failure) -> Embedding {
    let affinities = Affinities(of: points, perplexity: settings.perplexity)
    var descent = Descent(from: start(for: points, seed: seed))
    let learningRate = settings.learningRate(pointCount: points.rowCount)
    for iteration in 0..<settings.iterationCount {
      let isEarly = iteration < settings.exaggeratedIterationCount
      descent.step(
        along: gradient(
          of: affinities, exaggeration: isEarly ? settings.exaggeration : 1,
          at: descent.coordinates),
        learningRate: learningRate,
        momentum: isEarly ? settings.earlyMomentum : settings.momentum)
      try afterIteration(iteration + 1)
    }
    return Embedding(
      coordinates: matrix(of: descent.coordinates),
      divergence: divergence(
        of: affinities, at: descent.coordinates.map { SIMD2<Double>($0) }))
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

/// Where t-SNE has placed the points, and how much of their neighbourhoods that loses.
public struct Embedding: Equatable, Sendable {
  /// n × 2, in the order of the points; centred on the origin, without unit.
  public let coordinates: Matrix

  /// KL(P ‖ Q) in nats, without exaggeration, summed in double precision.
  public let divergence: Double
}
