import Foundation
import Testing
@testable import Records

struct CheckedEquationTests {
  private static let equation = CheckedEquation(
    number: 7, sentence: "The \"correction\" by d′.", latex: "L_\\pi^{corr}=\\tfrac1d\\\\\n&+1",
    code: "func loss() {\n  return \"a\\n\"\t// tab\n}", file: "Sources/A/B.swift", line: 31,
    checks: [
      .init(
        kind: .gradient, precision: .single, subject: "all arguments", measured: 2.125e-9,
        tolerance: 1e-6, step: 1e-5, count: 5, passed: true, place: "GradientTests.swift:12"),
      .init(
        kind: .diagnostic, subject: "the cosine", measured: -0.75, tolerance: nil, count: 1,
        passed: true, place: "DiagnosticTests.swift:12"),
      .init(
        kind: .identity, subject: "(7) = (20)", measured: .nan, tolerance: 1e-12, count: 1,
        passed: false, place: "IdentityTests.swift:8"),
    ], mutantCount: 14, survivors: ["the opposite sign"], printedMutantCount: 31,
    printedSurvivors: ["1 - d in place of d"])
  private static let definition = CheckedEquation(
    number: 5, sentence: "Conditions.", latex: "F_\\pi=0", code: "case conditions = 5",
    file: "Sources/A/C.swift", line: 4, waiver: "defines nothing")

  @Test("A stored file is read back") func readsBack() throws {
    let content = EquationChecksFile([Self.definition, Self.equation]).fileContent
    let read = try EquationChecksFile(content: content, file: "equations.json")
    #expect(read.equations[0] == Self.definition)
    #expect(read.equations[1].checks[2].measured.isNaN)
    #expect(read.fileContent == content)
  }

  @Test("Not-a-number exceeds every tolerance") func shareOfTolerance() {
    let shares = Self.equation.checks.map(\.shareOfTolerance)
    #expect(shares == [2.125e-9 / 1e-6, nil, .infinity])
  }

  @Test(
    "An edited file is refused",
    arguments: [
      ("\"passed\" : false", "\"passed\":false"),
      ("\"measured\" : \"nan\"", "\"measured\" : \"none\""),
      ("\"kind\" : \"identity\"", "\"kind\" : \"identities\""),
      ("\"line\" : 31", "\"line\" : 31.0"),
      ("dmil-equations/3", "dmil-equations/2"), ("\n", "\r\n"),
    ])
  func edited(old: String, new: String) {
    let text = String(decoding: EquationChecksFile([Self.equation]).fileContent, as: UTF8.self)
    #expect(text.contains(old))
    #expect(throws: RecordError.self) {
      try EquationChecksFile(
        content: Data(text.replacing(old, with: new).utf8), file: "equations.json")
    }
  }

  @Test("An equation is sound if its checks passed and caught every mutant") func soundness() {
    var equation = Self.equation
    #expect(!equation.isSound)
    equation.checks.removeLast()
    #expect(!equation.isSound, "a mutant survived")
    #expect(equation.caughtMutantCount == 13)
    equation.survivors = []
    #expect(!equation.isSound, "a mutant of the printed formula survived")
    #expect(equation.caughtPrintedMutantCount == 30)
    equation.printedSurvivors = []
    #expect(equation.isSound)
    equation.checks.removeAll()
    #expect(!equation.isSound, "neither checks nor a waiver")
    #expect(Self.definition.isSound)
  }
}
