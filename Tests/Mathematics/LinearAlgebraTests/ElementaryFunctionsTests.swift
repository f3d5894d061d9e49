import LinearAlgebra
import Testing

/// `FunctionErrorTests` measures the errors.
@Suite struct ElementaryFunctionsTests {
  private static let functions: [(@Sendable (Float) -> Float, @Sendable ([Float]) -> [Float])] = [
    ({ .exponential($0) }, { $0.mapped(Float.exponential) }),
    ({ .logarithm($0) }, { $0.mapped { .logarithm($0) } }),
    ({ .logarithm(onePlus: $0) }, { $0.mapped(Float.logarithm(onePlus:)) }),
    ({ .hyperbolicTangent($0) }, { $0.mapped(Float.hyperbolicTangent) }),
    ({ .inverseHyperbolicTangent($0) }, { $0.mapped(Float.inverseHyperbolicTangent) }),
    ({ .sigmoid($0) }, { $0.mapped(Float.sigmoid) }),
  ]

  @Test("A loop over an array has the bits of single calls", arguments: functions.indices)
  func vectors(index: Int) {
    let (single, loop) = Self.functions[index]
    let arguments = stride(from: 0, to: 1 << 32, by: 99_991)
      .map { Float(bitPattern: UInt32($0)) }
    let values = loop(arguments)
    for (argument, value) in zip(arguments, values) {
      let expected = single(argument)
      #expect(
        value.bitPattern == expected.bitPattern || value.isNaN && expected.isNaN, "\(argument)")
    }
  }

  @Test("Special values") func specialValues() {
    let infinity = Float.infinity
    #expect(Float.exponential(0) == 1)
    #expect(Float.exponential(-infinity) == 0 && Float.exponential(infinity) == infinity)
    #expect(Float.exponential(-104) == 0 && Float.exponential(89) == infinity)
    #expect(Float.logarithm(1) == 0 && Float.logarithm(infinity) == infinity)
    #expect(Float.logarithm(0) == -infinity && Float.logarithm(-0.0) == -infinity)
    #expect(Float.logarithm(-1).isNaN && Float.logarithm(-infinity).isNaN)
    #expect(Float.logarithm(onePlus: -1) == -infinity && Float.logarithm(onePlus: -2).isNaN)
    #expect(Float.logarithm(onePlus: infinity) == infinity)
    #expect(Float.hyperbolicTangent(infinity) == 1 && Float.hyperbolicTangent(-infinity) == -1)
    #expect(Float.inverseHyperbolicTangent(1) == infinity)
    #expect(Float.inverseHyperbolicTangent(-1) == -infinity)
    #expect(Float.inverseHyperbolicTangent(1.1).isNaN)
    #expect(Float.sigmoid(0) == 0.5 && Float.sigmoid(infinity) == 1)
    #expect(Float.sigmoid(-infinity) == 0)
    for (single, _) in Self.functions { #expect(single(.nan).isNaN) }
  }

  @Test("Odd functions are odd, and keep the sign of zero and subnormal numbers") func signs() {
    for function in [
      Float.hyperbolicTangent, Float.inverseHyperbolicTangent, Float.logarithm(onePlus:),
    ] {
      for tiny: Float in [0, 0x1p-149, 0x1.5p-130] {
        #expect(function(tiny).bitPattern == tiny.bitPattern)
        #expect(function(-tiny).bitPattern == (-tiny).bitPattern)
      }
    }
    for x in stride(from: Float(0), to: 1, by: 0.01) {
      #expect(Float.hyperbolicTangent(-x) == -Float.hyperbolicTangent(x))
      #expect(Float.inverseHyperbolicTangent(-x) == -Float.inverseHyperbolicTangent(x))
    }
  }

  @Test("A loop of exponentials is several times faster than single calls could be")
  func speed() {
    let arguments = (0..<4_096).map { Float($0) / 4_096 }
    func fastest(_ work: () -> Void) -> Duration {
      (0..<50).map { _ in ContinuousClock().measure(work) }.min() ?? .zero
    }
    var sum: Float = 0
    let loop = fastest { sum += arguments.mapped(Float.exponential)[4_095] }
    // Each argument depends on the last value, so that this loop cannot vectorize.
    let chain = fastest { for x in arguments { sum = .exponential(x - 0 * sum) } }
    #expect(sum.isFinite)
    #expect(loop * 4 < chain)
  }
}
