internal import _Differentiation

/// The logarithm of an expectation of exponentials over a mixture of two batches, without overflow.
///
///     log((1 − share) E[exp x] + share E[exp y])
///
/// The derivative with respect to each sample is its weight in the softmax of all samples,
/// (1 − share)/n · exp(x − value).
@differentiable(reverse,wrt: (first, second))
public func logExpectationOfExponentials<Scalar>(
  _ first: Samples<Scalar>, _ second: Samples<Scalar>, share: Scalar
) -> Scalar {
  var largest = -Scalar.infinity
  for element in first.elements { largest = max(largest, element) }
  for element in second.elements { largest = max(largest, element) }
  let mixed =
    (1 - share) * expectationOfExponentials(first, above: largest)
    + share * expectationOfExponentials(second, above: largest)
  return largest + .logarithm(mixed)
}

@derivative(of: logExpectationOfExponentials, wrt: (first, second))
@usableFromInline
func pullbackOfLogExpectation<Scalar>(
  _ first: Samples<Scalar>, _ second: Samples<Scalar>, share: Scalar
) -> (value: Scalar, pullback: (Scalar) -> (Samples<Scalar>, Samples<Scalar>)) {
  let value = logExpectationOfExponentials(first, second, share: share)
  return (
    value,
    { cotangent in
      (
        weights(of: first, above: value, scale: cotangent * (1 - share)),
        weights(of: second, above: value, scale: cotangent * share)
      )
    }
  )
}

/// E[exp(x − level)].
private func expectationOfExponentials<Scalar>(
  _ samples: Samples<Scalar>, above level: Scalar
) -> Scalar {
  var sum: Scalar = 0
  for element in samples.elements { sum += .exponential(element - level) }
  return sum / Scalar(samples.count)
}

/// scale / n · exp(x − level) of each sample.
private func weights<Scalar>(
  of samples: Samples<Scalar>, above level: Scalar, scale: Scalar
) -> Samples<Scalar> {
  let scale = scale / Scalar(samples.count)
  return Samples(samples.elements.map { scale * .exponential($0 - level) })
}
