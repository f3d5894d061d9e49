public import LinearAlgebra

/// An embedding of points in the plane by t-distributed stochastic neighbor embedding (t-SNE).
///
///     C = KL(P ‖ Q) = Σ_{i≠j} p_ij ln(p_ij / q_ij)
///
/// The affinities p_ij of points are Gaussian, and those of their images in the plane, q_ij, follow
/// Student's t distribution (van der Maaten and Hinton, 2008). C is minimized by gradient descent with
/// momentum and a gain for each coordinate (Jacobs, 1988), at first with P exaggerated so that
/// clusters form.
///
/// Neighbors are exact; repulsion is exact for few points, and approximated for more. All sums are
/// computed in a fixed order: the result depends on points, settings and seed alone, whatever the
/// number of threads. It does not depend on the unit or the origin of the points.
public struct Embedding: Equatable, Sendable {
  /// The defaults are the values of the literature.
  public struct Settings: Equatable, Sendable {
    /// The effective number of neighbors of a point, 2 to the power of the entropy (in bits) of its
    /// conditional affinities: 30 (van der Maaten and Hinton, 2008: 5 to 50).
    public var perplexity = 30.0

    /// Steps of gradient descent in all: 750 (Poličar et al., 2024).
    public var iterationCount = 750

    /// The factor on P in the first steps: 12 (van der Maaten, 2014).
    public var exaggeration = 12.0

    /// The number of steps with exaggeration: 250 (van der Maaten, 2014).
    public var exaggeratedIterationCount = 250

    /// Momentum in all steps: 0.8 (Poličar et al., 2024).
    public var momentum = 0.8

    /// How repulsion is summed; `nil` is the fastest way in each step.
    public var summation: Summation?

    public init() {}

    /// The step along the gradient: n divided by the exaggeration, on a quarter of the gradient
    /// (Belkina et al., 2019), and at least 200 there (van der Maaten, 2014).
    func learningRate(pointCount: Int, exaggeration: Double) -> Double {
      max(200, Double(pointCount) / exaggeration) / 4
    }
  }

  /// How the repulsion of all pairs is summed.
  public enum Summation: String, CaseIterable, Sendable {
    /// Pair by pair: time quadratic in the number of points.
    case exact
    /// Distant points act as one (Barnes and Hut, 1986): time linear in the number of points.
    case barnesHut
    /// By interpolation on a grid and FFTW (Linderman et al., 2019): time linear in the area of the
    /// plane.
    case interpolation

    /// The fastest way for points in a square of the given side; the limits are measured.
    static func fastest(pointCount: Int, side: Float) -> Summation {
      if pointCount < 500 { return .exact }
      let length = 2 * side / Interpolation.defaultSpacing
      return length * length > 60 * Float(pointCount) ? .barnesHut : .interpolation
    }
  }

  /// n × 2, in the order of the points; centered on the origin, without unit.
  public let coordinates: Matrix

  private let affinities: Affinities

  /// Embeds `points` in the plane.
  ///
  /// - Parameters:
  ///   - points: n points; distances are Euclidean, so that coordinates should be of comparable scale.
  ///   - settings: The perplexity may be at most (n − 1) / 3.
  ///   - seed: Of the perturbation of the first two principal components, which are the start.
  ///   - threadCount: Threads to share the work.
  ///   - afterIteration: Called with the number of finished iterations; throws to cancel.
  /// - Throws: Only errors of `afterIteration`.
  /// - Precondition: There are at least 3 · perplexity + 1 points.
  public init<Failure: Error>(
    of points: Points, settings: Settings, seed: UInt64, threadCount: Int = 1,
    afterIteration: (Int) throws(Failure) -> Void
  ) throws(Failure) {
    let workers = Workers(threadCount: threadCount)
    affinities = Affinities(of: points, perplexity: settings.perplexity, workers: workers)
    var interpolation = Interpolation()
    var descent = Descent(from: Self.start(for: points, seed: seed, workers: workers))
    for iteration in 0..<settings.iterationCount {
      let isEarly = iteration < settings.exaggeratedIterationCount
      let exaggeration = isEarly ? settings.exaggeration : 1
      let current = descent.coordinates
      let repulsion =
        switch settings.summation
          ?? .fastest(pointCount: points.count, side: Square(around: current).side)
        {
        case .exact: exactRepulsion(at: current, workers: workers)
        case .barnesHut: QuadTree(of: current).repulsion(workers: workers)
        case .interpolation: interpolation.repulsion(at: current, workers: workers)
        }
      descent.step(
        along: gradient(
          attractions: attractions(of: affinities, at: current, workers: workers),
          exaggeration: exaggeration, repulsion: repulsion),
        learningRate: settings.learningRate(pointCount: points.count, exaggeration: exaggeration),
        momentum: settings.momentum)
      try afterIteration(iteration + 1)
    }
    coordinates = Matrix(
      rowCount: points.count, columnCount: 2,
      elements: descent.coordinates.flatMap { [$0.x, $0.y] })
  }

  /// The first two principal components, scaled to a standard deviation of 10⁻⁴ along the first (Kobak
  /// and Berens, 2019), and perturbed by 10⁻⁶, so that equal points can separate.
  static func start(for points: Points, seed: UInt64, workers: Workers) -> [SIMD2<Float>] {
    let components = principalComponents(of: points, workers: workers)
    let variance = components.reduce(0) { $0 + $1.x * $1.x } / Double(components.count)
    let scale = variance > 0 ? 1e-4 / variance.squareRoot() : 0
    var generator = Generator(seed: seed, stream: "embedding.start")
    return components.map { component in
      let perturbation = SIMD2(generator.normal(), generator.normal())
      return SIMD2<Float>(component * scale + perturbation * 1e-6)
    }
  }

  /// KL(P ‖ Q) in nats, without exaggeration.
  ///
  /// Exact over all pairs, in double precision, whatever the summation was; time is quadratic in the
  /// number of points.
  public func divergence(threadCount: Int = 1) -> Double {
    klDivergence(
      of: affinities,
      at: (0..<coordinates.rowCount).map {
        SIMD2(Double(coordinates[$0, 0]), Double(coordinates[$0, 1]))
      }, workers: Workers(threadCount: threadCount))
  }
}
