internal import RealModule
public import _Differentiation

/// The scalar type of an objective: `Float` in training, with functions of our own, and `Double` in
/// checks, with those of the C library.
public protocol DifferentiableReal: BinaryFloatingPoint, Differentiable, Sendable
where TangentVector == Self {
  @differentiable(reverse) static func + (lhs: Self, rhs: Self) -> Self
  @differentiable(reverse) static func - (lhs: Self, rhs: Self) -> Self
  @differentiable(reverse) static func * (lhs: Self, rhs: Self) -> Self
  @differentiable(reverse) static prefix func - (operand: Self) -> Self

  /// eˣ.
  static func exponential(_ x: Self) -> Self
  /// The natural logarithm.
  static func logarithm(_ x: Self) -> Self
}

extension Float: DifferentiableReal {}

extension Double: DifferentiableReal {
  public static func exponential(_ x: Double) -> Double { exp(x) }

  public static func logarithm(_ x: Double) -> Double { log(x) }
}
