import LinearAlgebra
import Testing
import _Differentiation

/// Expects that the gradient of `objective` at `point` is its slope, by central differences.
func expectSlopes(
  at point: Samples<Double>, sourceLocation: SourceLocation = #_sourceLocation,
  of objective: @differentiable(reverse) (Samples<Double>) -> Double
) {
  let analytic = gradient(at: point, of: objective).elements
  for index in analytic.indices {
    let step = 1e-6
    var (ahead, behind) = (point, point)
    ahead.elements[index] += step
    behind.elements[index] -= step
    let slope = (objective(ahead) - objective(behind)) / (2 * step)
    #expect(
      abs(slope - analytic[index]) < 1e-7 * max(1, abs(slope)), sourceLocation: sourceLocation)
  }
}
