internal import LinearAlgebra
internal import RealModule

/// An elementary function of training, whose values are compared with those of the C library in Double.
public enum ElementaryFunction: String, CaseIterable, Sendable {
  case exp, log, log1p, tanh, atanh, sigmoid

  /// The greatest error over arguments that are given by their bits, 0 ..< 2³² for all of them.
  public func greatestError(over arguments: StrideTo<Int>) -> FunctionError {
    switch self {
    case .exp: measured(arguments, Float.exponential, Double.exp)
    case .log: measured(arguments, { .logarithm($0) }, { .log($0) })
    case .log1p: measured(arguments, Float.logarithm(onePlus:), Double.log(onePlus:))
    case .tanh: measured(arguments, Float.hyperbolicTangent, Double.tanh)
    case .atanh: measured(arguments, Float.inverseHyperbolicTangent, Double.atanh)
    case .sigmoid: measured(arguments, Float.sigmoid, { 1 / (1 + .exp(-$0)) })
    }
  }

  @inline(__always)
  private func measured(
    _ arguments: StrideTo<Int>, _ function: (Float) -> Float, _ exact: (Double) -> Double
  ) -> FunctionError {
    var greatest = FunctionError(function: self, argument: 0, ulps: 0)
    for bits in arguments {
      let argument = Float(bitPattern: UInt32(truncatingIfNeeded: bits))
      let ulps = error(of: function(argument), against: exact(Double(argument)))
      if ulps > greatest.ulps {
        greatest = FunctionError(function: self, argument: argument, ulps: ulps)
      }
    }
    return greatest
  }
}

/// The greatest error of an elementary function.
public struct FunctionError: Sendable {
  /// The bound of all errors.
  public static let bound = 2.0

  public let function: ElementaryFunction
  public let argument: Float
  /// In units in the last place of the exact value; infinite where a special value is missed.
  public let ulps: Double
}

/// In units in the last place of a Float near `exact`.
@inline(__always)
private func error(of value: Float, against exact: Double) -> Double {
  // Zero, infinity and not-a-number have to be met, with their sign.
  let rounded = Float(exact)
  if exact.isNaN || value.isNaN { return exact.isNaN && value.isNaN ? 0 : .infinity }
  if exact == 0 || value.isInfinite || rounded.isInfinite {
    return value.bitPattern == rounded.bitPattern ? 0 : .infinity
  }
  let binade = Double(bitPattern: exact.bitPattern & 0x7FF0_0000_0000_0000)
  return abs(Double(value) - exact) / max(binade * 0x1p-23, 0x1p-149)
}
