public import LinearAlgebra

/// The deterministic policy gradient, by ∂Q/∂a at the mode of the policy (Silver et al., 2014).
///
///     a = tanh μ(s),   ∂L/∂μ = (1 − a²) ∂L/∂a,   ∂L/∂log σ = 0
///
/// Where μ is clipped, its gradient is zero.
extension TanhGaussianPolicy {
  /// Computes the gradient of a loss of the last modes with respect to the parameters.
  ///
  /// `modes` are those of the last call of `modes(at:)`, and `actionGradient` is ∂L/∂a, rows × components.
  public mutating func backward(
    fromModes modes: Matrix, actionGradient: Matrix, at observations: Matrix
  ) {
    let (outputs, actionCount) = (network.outputs, actionCount)
    network.backward(observations.elements) { target in
      for row in 0..<modes.rowCount {
        for column in 0..<actionCount {
          let index = 2 * row * actionCount + column
          let mode = modes[row, column]
          let isClipped = abs(outputs[index]) > Self.meanBound
          target[index] = isClipped ? 0 : actionGradient[row, column] * (1 - mode * mode)
          target[index + actionCount] = 0
        }
      }
    }
  }
}
