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
        tolerance: 1e-6, step: 1e-5,
        differences: [
          .init(step: 1e-2, difference: 1.7e-5), .init(step: 1e-5, difference: 2.125e-9),
          .init(step: 1e-12, difference: .greatestFiniteMagnitude),
        ], count: 5, passed: true, place: "GradientTests.swift:12"),
      .init(
        kind: .diagnostic, subject: "the cosine", measured: -0.75, tolerance: nil, count: 1,
        passed: true, place: "DiagnosticTests.swift:12"),
      .init(
        kind: .identity, subject: "(7) = (20)", measured: .nan, tolerance: 1e-12, count: 1,
        passed: false, place: "IdentityTests.swift:8"),
    ],
    codeMutants: [
      .init(change: "without d", check: 3), .init(change: "the opposite sign", check: nil),
    ],
    printedMutants: [
      .init(change: "1 - d in place of d", check: nil), .init(change: "no d", check: 2),
      .init(change: "no sign", check: 2),
    ])
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
      ("\n", "\r\n"),
    ])
  func edited(old: String, new: String) {
    let text = String(decoding: EquationChecksFile([Self.equation]).fileContent, as: UTF8.self)
    #expect(text.contains(old))
    #expect(throws: RecordError.self) {
      try EquationChecksFile(
        content: Data(text.replacing(old, with: new).utf8), file: "equations.json")
    }
  }

  @Test("A file of another version is named with it") func otherVersion() throws {
    let text = String(decoding: EquationChecksFile([Self.equation]).fileContent, as: UTF8.self)
    let old = Data(text.replacing(EquationChecksFile.schema, with: "dmil-equations/3").utf8)
    let error = try #require(throws: RecordError.self) {
      try EquationChecksFile(content: old, file: "equations.json")
    }
    #expect(
      error.description
        == "equations.json: written as dmil-equations/3, which this program does not read")
  }

  @Test("An equation is sound if its checks passed and caught every mutant") func soundness() {
    var equation = Self.equation
    #expect(!equation.isSound)
    equation.checks.removeLast()
    #expect(!equation.isSound, "a mutant survived")
    #expect(equation.mutantCount == 2 && equation.caughtMutantCount == 1)
    #expect(equation.survivors == ["the opposite sign"])
    equation.codeMutants[1].check = 3
    #expect(!equation.isSound, "a mutant of the printed formula survived")
    #expect(equation.printedMutantCount == 3 && equation.caughtPrintedMutantCount == 2)
    #expect(equation.printedSurvivors == ["1 - d in place of d"])
    equation.printedMutants[0].check = 2
    #expect(equation.isSound)
    equation.checks.removeAll()
    #expect(!equation.isSound, "neither checks nor a waiver")
    #expect(Self.definition.isSound)
  }
}
