import EquationChecks
import Testing

@Suite struct FunctionErrorTests {
  @Test(
    "Errors of a sample of all arguments are at most two units in the last place",
    arguments: ElementaryFunction.allCases)
  func sample(function: ElementaryFunction) {
    let greatest = function.greatestError(over: stride(from: 0, to: 1 << 32, by: 9_973))
    #expect(greatest.ulps <= FunctionError.bound, "at \(greatest.argument)")
    #expect(greatest.ulps > 0.5, "Errors are measured in units in the last place")
  }

  /// Around 0, the smallest normal number, 1, the ends of the ranges, infinity and not-a-number.
  @Test(
    "Errors at the ends of ranges are at most two units in the last place",
    arguments: ElementaryFunction.allCases)
  func ends(function: ElementaryFunction) {
    let ends: [Float] = [
      0, .leastNormalMagnitude, 0x1p-100, 0.346_573_59, 0.55, 0.707_106_8, 1, 1.414_213_5, 2, 9.01,
      20, 16.635_532, 88.722_84, 87.336_55, 103.278_93, 103.972_08, 0x1p24, 0x1p100, 0x1p126,
      0x1.6a09e6p127, .greatestFiniteMagnitude, .infinity,
    ]
    for end in ends.flatMap({ [$0, -$0] }) {
      let bits = Int(end.bitPattern)
      let around = stride(from: max(bits - 2_000, 0), to: min(bits + 2_000, 1 << 32), by: 1)
      let greatest = function.greatestError(over: around)
      #expect(greatest.ulps <= FunctionError.bound, "at \(greatest.argument)")
    }
  }
}
