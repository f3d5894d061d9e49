public import _Differentiation

/// One number for each sample of a batch, such as log π(a|s) or d, with the differentiable operations
/// of the paper's objectives.
public struct Samples<Scalar: DifferentiableReal>: Differentiable, AdditiveArithmetic, Sendable {
  public typealias TangentVector = Samples
  public var elements: [Scalar]

  @inlinable
  public init(_ elements: [Scalar]) {
    self.elements = elements
  }

  /// The neutral element of addition for any batch size.
  @inlinable
  public static var zero: Samples { Samples([]) }

  @inlinable
  public var count: Int { elements.count }

  @inlinable
  public mutating func move(by offset: Samples) { self = self + offset }
}

// MARK: Arithmetic

extension Samples {
  @differentiable(reverse)
  @inlinable
  public static func + (lhs: Samples, rhs: Samples) -> Samples {
    if lhs.elements.isEmpty { return rhs }
    if rhs.elements.isEmpty { return lhs }
    return lhs.combined(with: rhs) { $0 + $1 }
  }

  @derivative(of: +)
  @inlinable
  static func pullbackOfSum(
    _ lhs: Samples, _ rhs: Samples
  ) -> (value: Samples, pullback: (Samples) -> (Samples, Samples)) {
    (lhs + rhs, { ($0, $0) })
  }

  @differentiable(reverse)
  @inlinable
  public static func - (lhs: Samples, rhs: Samples) -> Samples {
    rhs.elements.isEmpty ? lhs : lhs + rhs.mapped { -$0 }
  }

  @derivative(of: -)
  @inlinable
  static func pullbackOfDifference(
    _ lhs: Samples, _ rhs: Samples
  ) -> (value: Samples, pullback: (Samples) -> (Samples, Samples)) {
    (lhs - rhs, { ($0, -$0) })
  }

  @differentiable(reverse)
  @inlinable
  public static func * (lhs: Samples, rhs: Samples) -> Samples {
    lhs.combined(with: rhs) { $0 * $1 }
  }

  @derivative(of: *)
  @inlinable
  static func pullbackOfProduct(
    _ lhs: Samples, _ rhs: Samples
  ) -> (value: Samples, pullback: (Samples) -> (Samples, Samples)) {
    (lhs * rhs, { cotangent in (cotangent * rhs, cotangent * lhs) })
  }

  @differentiable(reverse)
  @inlinable
  public static func / (lhs: Samples, rhs: Samples) -> Samples {
    lhs.combined(with: rhs) { $0 / $1 }
  }

  @derivative(of: /)
  @inlinable
  static func pullbackOfRatio(
    _ lhs: Samples, _ rhs: Samples
  ) -> (value: Samples, pullback: (Samples) -> (Samples, Samples)) {
    let quotient = lhs / rhs
    return (quotient, { cotangent in (cotangent / rhs, -(cotangent * quotient) / rhs) })
  }

  /// `scalar` times each sample.
  @differentiable(reverse,wrt: rhs)
  @inlinable
  public static func * (lhs: Scalar, rhs: Samples) -> Samples {
    rhs.mapped { lhs * $0 }
  }

  @derivative(of: *, wrt: rhs)
  @inlinable
  static func pullbackOfMultiple(
    _ lhs: Scalar, _ rhs: Samples
  ) -> (value: Samples, pullback: (Samples) -> Samples) {
    (lhs * rhs, { cotangent in lhs * cotangent })
  }

  @differentiable(reverse)
  @inlinable
  public static prefix func - (samples: Samples) -> Samples {
    samples.mapped { -$0 }
  }

  @derivative(of: -)
  @inlinable
  static func pullbackOfNegation(
    _ samples: Samples
  ) -> (value: Samples, pullback: (Samples) -> Samples) {
    (-samples, { -$0 })
  }

  /// `scalar` minus each sample.
  @differentiable(reverse,wrt: rhs)
  @inlinable
  public static func - (lhs: Scalar, rhs: Samples) -> Samples {
    rhs.mapped { lhs - $0 }
  }

  @derivative(of: -, wrt: rhs)
  @inlinable
  static func pullbackOfRemainder(
    _ lhs: Scalar, _ rhs: Samples
  ) -> (value: Samples, pullback: (Samples) -> Samples) {
    (lhs - rhs, { -$0 })
  }

  /// `scalar` divided by each sample.
  @differentiable(reverse,wrt: rhs)
  @inlinable
  public static func / (lhs: Scalar, rhs: Samples) -> Samples {
    rhs.mapped { lhs / $0 }
  }

  @derivative(of: /, wrt: rhs)
  @inlinable
  static func pullbackOfQuotient(
    _ lhs: Scalar, _ rhs: Samples
  ) -> (value: Samples, pullback: (Samples) -> Samples) {
    (lhs / rhs, { cotangent in cotangent.combined(with: rhs) { -lhs * $0 / ($1 * $1) } })
  }

  @inlinable
  func mapped(_ transform: (Scalar) -> Scalar) -> Samples {
    var result = elements
    for index in result.indices { result[index] = transform(result[index]) }
    return Samples(result)
  }

  @inlinable
  func combined(
    with other: Samples, _ combine: (Scalar, Scalar) -> Scalar
  ) -> Samples {
    precondition(count == other.count, "Batches of \(count) and \(other.count) samples differ")
    var result = elements
    for index in result.indices { result[index] = combine(result[index], other.elements[index]) }
    return Samples(result)
  }
}

// MARK: Logarithm, expectation and sum

/// The natural logarithm of each sample.
@differentiable(reverse)
@inlinable
public func log<Scalar>(_ samples: Samples<Scalar>) -> Samples<Scalar> {
  samples.mapped { .logarithm($0) }
}

@derivative(of: log)
@inlinable
func pullbackOfLog<Scalar>(
  _ samples: Samples<Scalar>
) -> (value: Samples<Scalar>, pullback: (Samples<Scalar>) -> Samples<Scalar>) {
  (log(samples), { cotangent in cotangent * (1 / samples) })
}

/// E[·] over a batch: the mean, summed in the order of the samples.
@differentiable(reverse)
@inlinable
public func expectation<Scalar>(_ samples: Samples<Scalar>) -> Scalar {
  var sum: Scalar = 0
  for element in samples.elements { sum += element }
  return sum / Scalar(samples.count)
}

@derivative(of: expectation)
@inlinable
func pullbackOfExpectation<Scalar>(
  _ samples: Samples<Scalar>
) -> (value: Scalar, pullback: (Scalar) -> Samples<Scalar>) {
  let count = samples.count
  return (
    expectation(samples),
    { cotangent in Samples(Array(repeating: cotangent / Scalar(count), count: count)) }
  )
}

/// The sum over all samples, in their order.
@differentiable(reverse)
@inlinable
public func sum<Scalar>(_ samples: Samples<Scalar>) -> Scalar {
  var sum: Scalar = 0
  for element in samples.elements { sum += element }
  return sum
}

@derivative(of: sum)
@inlinable
func pullbackOfSum<Scalar>(
  _ samples: Samples<Scalar>
) -> (value: Scalar, pullback: (Scalar) -> Samples<Scalar>) {
  let count = samples.count
  return (sum(samples), { cotangent in Samples(Array(repeating: cotangent, count: count)) })
}
