import Testing

@testable import Records
@testable import Reporting

struct CodeListingTests {
  private static func listing(_ results: Results = SyntheticResults.make()) throws -> String {
    try EquationResults(in: results).codeListing(label: "A2", caption: "All code.").plain
  }

  @Test("A listing has the code and every check of an equation")
  func checks() throws {
    let listing = try Self.listing()
    let equation = try #require(listing.firstMatch(of: /(?s)::: \{#code-1 .*?\n:::\n:::/)).0
    #expect(equation.contains("~~~\npublic func equation1<Scalar>(a: Samples<Scalar>) -> Scalar {"))
    #expect(
      equation.contains("- ∇\u{A0}gradient, all arguments: 2.1·10^−9^ ≤ 10^−6^, *h* = 10^−5^, 3×;"))
    #expect(equation.ranges(of: "\n- ").count == 6)
  }

  @Test("Failed and missing checks are marked")
  func failures() throws {
    let listing = try Self.listing()
    #expect(listing.contains("[3.5·10^−12^]{.failed} [✗]{.failed} 10^−12^"))
    #expect(listing.contains("Not checked: states a condition."))
    #expect(try !Self.listing(SyntheticResults.make { $0.kind == .check }).contains("#code-"))
  }
}
