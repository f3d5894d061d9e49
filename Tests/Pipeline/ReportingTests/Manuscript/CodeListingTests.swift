import Records
import Testing
@testable import Store
@testable import Reporting

struct CodeListingTests {
  private static func listing(_ results: Results = SyntheticResults.make()) throws -> String {
    try EquationResults(in: results).codeListing(label: "A2", caption: "All code.").plain
  }

  @Test func hasCodeAndEveryCheckOfAnEquation() throws {
    #expect(
      try Self.listing().contains(
        """
        ::: {#code-1 .listing}
        [**Equation (1)**](#equation-1) [✓]{.passed} \
        `Sources/Imitation/Objectives/PolicyObjectives.swift:10` \
        The loss of d\\_o, number 1, in log π\\.

        ~~~
        public func equation1<Scalar>(a: Samples<Scalar>) -> Scalar {
          sum(a)
        }
        ~~~

        ::: {#checks-1 .checks}
        - §\u{A0}text, the source read back: 0 ≤ 10^−12^, 3×; `GradientCheck.swift:7`
        - ∇\u{A0}gradient, all arguments: 2.1·10^−9^ ≤ 10^−6^, *h* = 10^−5^, 3×; `GradientCheck.swift:7`
        - ∇~32~\u{A0}gradient, all arguments: 3·10^−7^ ≤ 10^−5^, 3×; `GradientCheck.swift:7`
        - ≡\u{A0}identity, a literal transcription: 0 ≤ 10^−12^, 3×; `GradientCheck.swift:7`
        - diagnostic, the cosine: −0.75, 3×; `GradientCheck.swift:7`
        - 12/12\u{A0}mutants refused
        :::
        :::
        """))
  }

  @Test func saysWhatFailedAndWhatIsNotChecked() throws {
    let listing = try Self.listing()
    #expect(listing.contains("\\(9\\) = \\(27\\)"))
    #expect(listing.contains("[3.5·10^−12^]{.failed} [✗]{.failed} 10^−12^"))
    #expect(listing.contains("Not checked: states a condition."))
  }

  @Test func saysWhereThereIsNoResult() throws {
    let listing = try Self.listing(SyntheticResults.make { $0.kind == .check })
    #expect(listing.contains("*Not here: the equations have not been checked yet.*"))
  }
}
