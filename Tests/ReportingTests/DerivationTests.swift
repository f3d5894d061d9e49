import Testing

@testable import Reporting

struct DerivationTests {
  private let input = Address(["a/b/c/d"], "score", .mean)

  @Test func aVerdictInWordsCarriesItsFormula() throws {
    let verdict = Derivation(name: "v", formula: "whether #1 is \"more\"|than 3", inputs: [input])
    let number = try #require(try BoundNumber.all(in: verdict.bound("met")).first)
    #expect(number.text == "met")
    #expect(number.origin == .derived(verdict))
    // What would end an attribute or a cell is left out.
    #expect(verdict.formula == "whether #1 is morethan 3")
    #expect(verdict.arithmetic == nil)
  }

  @Test func aValuePrintsInItsFormOrAsADash() {
    let whole = PrintedForm.decimal(NumberFormat(digits: 0))
    let known = Derivation(name: "n", formula: "#1", inputs: [input], value: 2, form: whole)
    #expect(known.markdown.plain == "2")
    #expect(Derivation(name: "n", formula: "#1", inputs: [input]).markdown == "—")
  }

  @Test func aFormulaOfNumbersCanBeComputed() {
    func formula(_ text: String) -> Arithmetic? {
      Derivation(name: "n", formula: text, inputs: [input]).arithmetic
    }
    #expect(formula("100 × #1")?.value { _ in 0.5 } == 50)
    #expect(formula("#2") == nil)
    #expect(formula("#") == nil)
  }
}
