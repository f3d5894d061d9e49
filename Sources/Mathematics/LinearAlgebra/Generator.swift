/// A random generator for one named purpose at one point of a run.
///
/// The sequence is a function of (seed, stream name, index) alone. Drawing more numbers for one purpose
/// never changes the numbers of another purpose, and a run resumes without saved state, because step t
/// uses the stream of index t.
///
/// SplitMix64 (Steele, Lea and Flood, 2014): a Weyl sequence through a bijective mixer, period
/// 2⁶⁴. The initial state absorbs the three parts through the same mixer.
public struct Generator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Starts the stream of this name and index in the run with this seed.
  public init(seed: UInt64, stream name: String, index: Int = 0) {
    var state = Self.mixed(seed &+ 0x9E37_79B9_7F4A_7C15)
    for byte in name.utf8 { state = Self.mixed(state ^ UInt64(byte)) }
    // Ends the name, so that ("a", 98) and ("ab", 0) differ.
    state = Self.mixed(state ^ 0x1_0000)
    self.state = Self.mixed(state ^ UInt64(bitPattern: Int64(index)))
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mixed(state)
  }

  /// A number drawn uniformly from [0, 1), a multiple of 2⁻⁵³.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A number drawn from the standard normal distribution, by the Box–Muller transform.
  public mutating func normal() -> Double {
    let radius = (-2 * logarithm(ofFraction: 1 - uniform())).squareRoot()
    return radius * cosine(ofTurns: uniform())
  }

  /// An index drawn uniformly from 0 ..< `count`.
  ///
  /// The high word of a 64 × 64 bit product; its bias is below `count` · 2⁻⁶⁴.
  public mutating func index(below count: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }

  /// `count` indices drawn uniformly from 0 ..< `populationCount`, with replacement.
  public mutating func indices(_ count: Int, below populationCount: Int) -> [Int] {
    var drawn = [Int](repeating: 0, count: count)
    for position in drawn.indices { drawn[position] = index(below: populationCount) }
    return drawn
  }

  /// `count` different indices from 0 ..< `populationCount`, in random order (Fisher–Yates).
  ///
  /// - Precondition: `count` is at most `populationCount`.
  public mutating func distinctIndices(_ count: Int, below populationCount: Int) -> [Int] {
    precondition(
      count <= populationCount, "Cannot draw \(count) different indices below \(populationCount)")
    var population = Array(0..<populationCount)
    for position in 0..<count {
      population.swapAt(position, position + index(below: populationCount - position))
    }
    return Array(population.prefix(count))
  }

  private static func mixed(_ word: UInt64) -> UInt64 {
    var word = word
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
