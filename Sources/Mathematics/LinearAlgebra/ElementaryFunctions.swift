/// Elementary functions in Float with the same bits on every processor: the C library decides none of
/// them.
///
/// Each reduces its argument, evaluates a polynomial with explicit fused multiply-adds, and selects
/// special values without branches, so that loops over contiguous arrays vectorize. The polynomials are
/// minimax fits over the reduced range. `dmil check --functions` measures the errors over all
/// arguments; they are below 2 units in the last place.
extension Float {
  /// eˣ.
  @inlinable
  public static func exponential(_ x: Float) -> Float {
    // x = n ln 2 + r with |r| ≤ ln 2 / 2; 2ⁿ in two factors, so that neither overflows.
    let bounded = x > 89 ? 89 : x < -104 ? -104 : x
    let shifted = roundingShift.addingProduct(bounded, 1.442_695_04)
    let n = shifted - roundingShift
    let exponent = Int32(bitPattern: shifted.bitPattern &- roundingShift.bitPattern)
    let r = bounded.addingProduct(n, -lnTwoHigh).addingProduct(n, -lnTwoLow)
    var p: Float = 0.001_395_048_9
    p = Float(0.008_368_89).addingProduct(p, r)
    p = Float(0.041_666_206).addingProduct(p, r)
    p = Float(0.166_665_18).addingProduct(p, r)
    p = Float(0.5).addingProduct(p, r)
    let half = exponent &>> 1
    let result = (1 + r.addingProduct(r * r, p)) * powerOfTwo(half) * powerOfTwo(exponent &- half)
    return x == x ? result : x
  }

  /// The natural logarithm; −∞ at 0, not-a-number below.
  @inlinable
  public static func logarithm(_ x: Float) -> Float {
    let isSubnormal = x < leastNormalMagnitude
    let scaled = isSubnormal ? x * 0x1p23 : x
    let (exponent, fraction) = split(scaled)
    let result = logarithm(
      onePlus: fraction - 1, exponent: Float(exponent) - (isSubnormal ? 23 : 0))
    let special = x == 0 ? -Float.infinity : x < 0 ? .nan : x
    return x > 0 ? (x < .infinity ? result : special) : special
  }

  /// log(1 + x) without loss of precision near 0.
  @inlinable
  public static func logarithm(onePlus x: Float) -> Float {
    // f = 2⁻ⁿ(1 + x) − 1 from x itself, which 1 + x rounds; 4 · 2⁻ⁿ is normal for every n.
    let (exponent, _) = split(1 + x)
    let scale = powerOfTwo(2 &- exponent)
    let f = (0.25 * scale - 1).addingProduct(0.25 * x, scale)
    let result = logarithm(onePlus: f, exponent: Float(exponent))
    let special = x == -1 ? -Float.infinity : x < -1 ? .nan : x
    return x > -1 ? (abs(x) < 0x1p-100 ? x : x < .infinity ? result : special) : special
  }

  /// The hyperbolic tangent.
  @inlinable
  public static func hyperbolicTangent(_ x: Float) -> Float {
    let size = abs(x)
    let square = size * size
    var p: Float = 0.002_395_819_9
    p = Float(-0.008_413_956).addingProduct(p, square)
    p = Float(0.021_782_825).addingProduct(p, square)
    p = Float(-0.053_959_65).addingProduct(p, square)
    p = Float(0.133_332_94).addingProduct(p, square)
    p = Float(-0.333_333_31).addingProduct(p, square)
    let small = size.addingProduct(size * square, p)
    let large = 1 - quotient(of: 2, byOnePlus: exponential(2 * (size > 20 ? 20 : size)))
    let result = Float(signOf: x, magnitudeOf: size < 0.55 ? small : large)
    return x == x ? result : x
  }

  /// The inverse hyperbolic tangent, (log(1 + x) − log(1 − x)) / 2.
  @inlinable
  public static func inverseHyperbolicTangent(_ x: Float) -> Float {
    0.5 * (logarithm(onePlus: x) - logarithm(onePlus: -x))
  }

  /// The logistic function 1 / (1 + e⁻ˣ).
  @inlinable
  public static func sigmoid(_ x: Float) -> Float {
    let exponential = exponential(-abs(x))
    return quotient(of: x < 0 ? exponential : 1, byOnePlus: exponential)
  }
}

extension Array<Float> {
  /// The values of a function at all elements: `map` in a loop that vectorizes.
  @inlinable
  @inline(__always)
  public func mapped(_ function: (Float) -> Float) -> [Float] {
    withUnsafeBufferPointer { elements in
      [Float](unsafeUninitializedCapacity: elements.count) { values, count in
        for index in elements.indices { values[index] = function(elements[index]) }
        count = elements.count
      }
    }
  }
}

// MARK: Parts

extension Float {
  /// Adding it rounds to an integer, in the last bits.
  @inlinable static var roundingShift: Float { 0x1.8p23 }
  @inlinable static var lnTwoHigh: Float { 0.693_145_75 }
  @inlinable static var lnTwoLow: Float { 1.428_606_8e-6 }

  /// 2ⁿ for n from −126 to 127.
  @inlinable
  static func powerOfTwo(_ exponent: Int32) -> Float {
    Float(bitPattern: UInt32(bitPattern: exponent &+ 127) &<< 23)
  }

  /// n and m with x = 2ⁿ m, m from √½ to √2, of a positive normal number.
  @inlinable
  static func split(_ x: Float) -> (exponent: Int32, fraction: Float) {
    let bits = Int32(bitPattern: x.bitPattern)
    let exponent = (bits &- 0x3F35_04F3) &>> 23
    return (exponent, Float(bitPattern: UInt32(bitPattern: bits &- (exponent &<< 23))))
  }

  /// n ln 2 + log(1 + f).
  @inlinable
  static func logarithm(onePlus f: Float, exponent: Float) -> Float {
    var q: Float = 0.080_424_353
    q = Float(-0.152_451_93).addingProduct(q, f)
    q = Float(0.132_478_67).addingProduct(q, f)
    q = Float(-0.118_749_96).addingProduct(q, f)
    q = Float(0.139_562_18).addingProduct(q, f)
    q = Float(-0.166_905_21).addingProduct(q, f)
    q = Float(0.200_165_44).addingProduct(q, f)
    q = Float(-0.249_997_63).addingProduct(q, f)
    q = Float(0.333_330_9).addingProduct(q, f)
    let square = f * f
    let low = (square * f * q).addingProduct(exponent, lnTwoLow)
    return (f + low.addingProduct(-0.5, square)).addingProduct(exponent, lnTwoHigh)
  }

  /// n / (1 + x) for x ≥ 0, corrected for the roundings of the sum and of the quotient.
  @inlinable
  static func quotient(of numerator: Float, byOnePlus x: Float) -> Float {
    let sum = 1 + x
    let rounded = x > 1 ? 1 - (sum - x) : x - (sum - 1)
    let quotient = numerator / sum
    let rest = numerator.addingProduct(-quotient, sum).addingProduct(-quotient, rounded)
    return quotient + rest / sum
  }
}
