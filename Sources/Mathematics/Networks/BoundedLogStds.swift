import LinearAlgebra

/// Log-stds bounded softly by two learned vectors (Chua et al., 2018), row after row.
///
///     u = max − ℓ,   v = max − softplus(u) − min,   bounded ℓ = min + softplus(v)
///
/// The derivative of the bounded ℓ with respect to ℓ is σ(v) σ(u), to max σ(v) (1 − σ(u)), and to min
/// σ(−v), with the logistic function σ. v is about 10, where 1 − σ(v) would have three digits in `Float`.
struct BoundedLogStds {
  let values: [Float]
  /// σ(u).
  let above: [Float]
  /// σ(v).
  let below: [Float]
  /// σ(−v).
  let atLowerBound: [Float]

  /// Bounds rows of raw log-stds ℓ by the same two vectors each.
  init(raw: [Float], lower: [Float], upper: [Float]) {
    func forEachComponent(_ change: (_ index: Int, _ column: Int) -> Void) {
      for row in 0..<raw.count / lower.count {
        for column in lower.indices { change(row * lower.count + column, column) }
      }
    }
    var offsets = raw
    forEachComponent { offsets[$0] = upper[$1] - offsets[$0] }
    above = offsets.mapped(Float.sigmoid)
    offsets = offsets.mapped(softplus)
    forEachComponent { offsets[$0] = upper[$1] - offsets[$0] - lower[$1] }
    below = offsets.mapped(Float.sigmoid)
    atLowerBound = offsets.mapped { .sigmoid(-$0) }
    offsets = offsets.mapped(softplus)
    forEachComponent { offsets[$0] += lower[$1] }
    values = offsets
  }
}

/// log(1 + eˣ), without overflow.
@inline(__always)
func softplus(_ x: Float) -> Float {
  max(x, 0) + .logarithm(onePlus: .exponential(-abs(x)))
}
