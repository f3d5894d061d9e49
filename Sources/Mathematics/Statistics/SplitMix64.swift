/// A counter-based random generator: its n-th number is a function of seed + nγ (Steele, Lea and Flood,
/// 2014).
///
/// `LinearAlgebra.Generator` is the same algorithm with named streams; this module imports no other, so
/// that reports need no numerical library.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// An index drawn uniformly from 0 ..< `count`: the high word of a product, whose bias is below
  /// `count` · 2⁻⁶⁴.
  mutating func index(below count: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }
}
