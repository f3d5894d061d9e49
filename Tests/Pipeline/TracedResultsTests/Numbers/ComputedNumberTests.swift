import Testing
@testable import Manuscripts

@testable import ReportTestSupport
@testable import TracedResults

struct ComputedNumberTests {
  private let input = NumberSource(["a/b/c/d"], "score", .mean)

  @Test("A verdict in words has no arithmetic, and its name fits into an attribute")
  func words() {
    let verdict = ComputedNumber(
      name: "the \"best\"{}", formula: "whether #1 is more than 3", inputs: [input])
    #expect(verdict.arithmetic == nil)
    #expect(verdict.text("met").markdown == "[met]{.number of=\"the best\"}")
  }

  @Test("A value prints with its digits, or as a dash")
  func value() {
    let known = ComputedNumber(name: "n", formula: "#1", inputs: [input], value: 2)
    #expect(known.text(digits: 1).plain == "2.0")
    #expect(ComputedNumber(name: "n", formula: "#1", inputs: [input]).text(digits: 1) == .missing)
  }

  @Test("A formula may use the inputs and no others")
  func arithmetic() {
    func formula(_ text: String) -> Arithmetic? {
      ComputedNumber(name: "n", formula: text, inputs: [input]).arithmetic
    }
    #expect(formula("100 × #1")?.value { _ in 0.5 } == 50)
    #expect(formula("#2") == nil)
    #expect(formula("#") == nil)
  }
}
