/// Gradient descent with momentum, and a gain for each coordinate (Jacobs, 1988).
///
///     gain ← gain + 0.2 where gradient and velocity disagree in sign, else max(0.8 · gain, 0.01)
///     velocity ← momentum · velocity − learningRate · gain · gradient
///
/// A velocity that disagrees with the gradient points downhill. No point moves farther than
/// `stepLimit` in one step, as in openTSNE (Poličar et al., 2024).
struct Descent {
  private(set) var coordinates: [SIMD2<Float>]
  private var velocities: [SIMD2<Float>]
  private var gains: [SIMD2<Float>]

  private static let stepLimit: Float = 5

  init(from start: [SIMD2<Float>]) {
    coordinates = start
    velocities = Array(repeating: .zero, count: start.count)
    gains = Array(repeating: .one, count: start.count)
  }

  /// Moves all points, and centers them on the origin.
  mutating func step(along gradient: [SIMD2<Float>], learningRate: Double, momentum: Double) {
    var sum = SIMD2<Double>.zero
    for index in coordinates.indices {
      let goesDownhill = (gradient[index] .> 0) .!= (velocities[index] .> 0)
      gains[index] = (gains[index] * 0.8).replacing(
        with: gains[index] + 0.2, where: goesDownhill)
      gains[index].clamp(
        lowerBound: SIMD2(repeating: 0.01), upperBound: SIMD2(repeating: .infinity))
      velocities[index] =
        Float(momentum) * velocities[index] - Float(learningRate) * gains[index] * gradient[index]
      let squaredLength = (velocities[index] * velocities[index]).sum()
      if squaredLength > Self.stepLimit * Self.stepLimit {
        velocities[index] *= Self.stepLimit / squaredLength.squareRoot()
      }
      coordinates[index] += velocities[index]
      sum += SIMD2<Double>(coordinates[index])
    }
    let mean = SIMD2<Float>(sum / Double(coordinates.count))
    for index in coordinates.indices { coordinates[index] -= mean }
  }
}
