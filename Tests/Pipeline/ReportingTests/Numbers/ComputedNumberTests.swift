import Testing
@testable import Statistics
@testable import Reporting

struct DerivationTests {
  private let input = NumberSource(["a/b/c/d"], "score", .mean)

  @Test func aVerdictInWordsCarriesItsFormula() throws {
    let verdict = ComputedNumber(
      name: "v", formula: "whether #1 is \"more\"|than 3", inputs: [input])
    let number = try #require(try TracedNumber.all(in: verdict.bound("met")).first)
    #expect(number.text == "met")
    #expect(number.origin == .derived(verdict))
    // What would end an attribute or a cell is left out.
    #expect(verdict.formula == "whether #1 is morethan 3")
    #expect(verdict.arithmetic == nil)
  }

  @Test func aValuePrintsInItsFormOrAsADash() {
    let whole = NumberStyle.decimal(NumberFormat(digits: 0))
    let known = ComputedNumber(name: "n", formula: "#1", inputs: [input], value: 2, form: whole)
    #expect(known.markdown.plain == "2")
    #expect(ComputedNumber(name: "n", formula: "#1", inputs: [input]).markdown == "—")
  }

  @Test func aFormulaOfNumbersCanBeComputed() {
    func formula(_ text: String) -> Arithmetic? {
      ComputedNumber(name: "n", formula: text, inputs: [input]).arithmetic
    }
    #expect(formula("100 × #1")?.value { _ in 0.5 } == 50)
    #expect(formula("#2") == nil)
    #expect(formula("#") == nil)
  }
}
