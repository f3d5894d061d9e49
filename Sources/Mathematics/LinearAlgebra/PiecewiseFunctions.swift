internal import _Differentiation

/// 0 where a sample is negative and 1 elsewhere; a constant for derivatives.
@differentiable(reverse)
@inlinable
public func step<Scalar>(_ samples: Samples<Scalar>) -> Samples<Scalar> {
  samples.mapped { $0 < 0 ? 0 : 1 }
}

@derivative(of: step)
@inlinable
func pullbackOfStep<Scalar>(
  _ samples: Samples<Scalar>
) -> (value: Samples<Scalar>, pullback: (Samples<Scalar>) -> Samples<Scalar>) {
  (step(samples), { $0.mapped { _ in 0 } })
}

/// The magnitude of each sample; its derivative at 0 is taken as 1.
@differentiable(reverse)
@inlinable
public func abs<Scalar>(_ samples: Samples<Scalar>) -> Samples<Scalar> {
  samples.mapped { Swift.abs($0) }
}

@derivative(of: abs)
@inlinable
func pullbackOfMagnitude<Scalar>(
  _ samples: Samples<Scalar>
) -> (value: Samples<Scalar>, pullback: (Samples<Scalar>) -> Samples<Scalar>) {
  (abs(samples), { $0 * samples.mapped { $0 < 0 ? -1 : 1 } })
}

/// x²/2 where |x| ≤ 1, and |x| − ½ elsewhere (Huber, 1964).
@differentiable(reverse)
@inlinable
public func huber<Scalar>(_ samples: Samples<Scalar>) -> Samples<Scalar> {
  samples.mapped { Swift.abs($0) <= 1 ? $0 * $0 / 2 : Swift.abs($0) - 1 / 2 }
}

@derivative(of: huber)
@inlinable
func pullbackOfHuber<Scalar>(
  _ samples: Samples<Scalar>
) -> (value: Samples<Scalar>, pullback: (Samples<Scalar>) -> Samples<Scalar>) {
  (huber(samples), { $0 * samples.mapped { min(max($0, -1), 1) } })
}

/// The lesser of two samples.
@inlinable
public func minimum<Scalar>(
  _ first: Samples<Scalar>, _ second: Samples<Scalar>
) -> Samples<Scalar> {
  first.combined(with: second) { min($0, $1) }
}
