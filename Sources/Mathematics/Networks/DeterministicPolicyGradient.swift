public import LinearAlgebra

/// The gradient through the action that a policy takes by its mode, for learners that follow ∂Q/∂a
/// without drawing (Silver et al., 2014).
///
///     a = tanh μ(s),   ∂L/∂μ = (1 − a²) ∂L/∂a,   ∂L/∂log σ = 0
///
/// Where μ is at its limit it does not move, and has no slope.
extension TanhGaussianPolicy {
  /// Computes the gradient of a loss of the modes that were evaluated last, at the same states.
  ///
  /// - Parameters:
  ///   - modes: What the last call of `modes(at:)` gave.
  ///   - actionGradient: ∂L/∂a, rows × components.
  ///   - observations: The states.
  public mutating func backward(
    fromModes modes: Matrix, actionGradient: Matrix, at observations: Matrix
  ) {
    let (outputs, actionCount) = (network.outputs, actionCount)
    network.backward(observations.elements) { target in
      for row in 0..<modes.rowCount {
        for column in 0..<actionCount {
          let index = 2 * row * actionCount + column
          let mode = modes[row, column]
          let isLimited = abs(outputs[index]) > Self.meanBound
          target[index] = isLimited ? 0 : actionGradient[row, column] * (1 - mode * mode)
          target[index + actionCount] = 0
        }
      }
    }
  }
}
