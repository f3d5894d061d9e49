import EquationChecks
import Foundation
import TestSupport
import Testing

@testable import Records
@testable import Running

@Suite struct CheckRunTests {
  private static func equation(
    _ number: Int, errors: [Double], mutants: (made: Int, caught: Int)
  ) -> CheckedEquation {
    CheckedEquation(
      number: number, sentence: "S.", latex: "a", code: "c", file: "f", line: 1,
      checks: errors.map {
        .init(
          kind: .identity, subject: "s", measured: $0, tolerance: 0.5, count: 1,
          passed: $0 <= 0.5, place: "t")
      } + [
        .init(
          kind: .diagnostic, subject: "s", measured: 100, tolerance: nil, count: 1, passed: true,
          place: "t")
      ], mutantCount: mutants.made,
      survivors: Array(repeating: "change", count: mutants.made - mutants.caught))
  }

  @Test("The metrics count checks and mutants; both files are stored") func output() throws {
    let equations = [
      Self.equation(1, errors: [0.125, 0.25], mutants: (3, 3)),
      Self.equation(2, errors: [1], mutants: (2, 1)),
    ]
    let output = CheckRun.output(equations: equations, errata: [])
    #expect(output["equation_count"] == 2)
    #expect(output["check_count"] == 3)
    #expect(output["failed_count"] == 1)
    #expect(output["mutant_count"] == 5)
    #expect(output["mutant_caught_count"] == 4)
    #expect(output["worst_error_over_tolerance"] == 2)
    #expect(Set(output.files.keys) == ["equations.json", "errata.json"])
    let read = try EquationChecksFile(
      content: try #require(output.files["equations.json"]), file: "equations.json"
    )
    .equations
    #expect(read == equations)
  }

  @Test("Not-a-number is the worst error") func notANumber() {
    let output = CheckRun.output(
      equations: [Self.equation(1, errors: [.nan, 0.25], mutants: (0, 0))], errata: [])
    #expect(output["worst_error_over_tolerance"] == .infinity)
    #expect(output["failed_count"] == 1)
  }

  @Test("The run has every equation, and its code fits the page") func equations() throws {
    let output = try CheckRun.output(of: repository)
    #expect(output["equation_count"] == 35)
    #expect(output["failed_count"] == 0)
    let equations = try EquationChecksFile(
      content: try #require(output.files["equations.json"]), file: "equations.json"
    )
    .equations
    #expect(equations.map(\.number) == Array(1...35))
    for equation in equations {
      #expect(equation.isSound, "equation \(equation.number)")
      let widest = equation.code.split(separator: "\n").map(\.count).max() ?? 0
      #expect(widest <= 100, "equation \(equation.number) is wider than the page")
      for check in equation.checks {
        let file = check.place.prefix { $0 != ":" }
        let path = repository.appending(path: String(file)).path
        #expect(FileManager.default.fileExists(atPath: path), "\(check.place)")
      }
    }
    let errata = try ErrataFile(
      content: try #require(output.files["errata.json"]), file: "errata.json"
    ).errata
    #expect(errata.map(\.item) == Array(1...errata.count))
  }

  @Test("Only the folders with equations and checks are hashed") func sourceHashes() throws {
    let (losses, checks) = (EquationReport.sourceFolder, "Sources/Learning/EquationChecks")
    let folder = try TemporaryFolder()
    func write(_ text: String, to path: String) throws {
      let file = folder.url.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    func hashes() -> [String: String] { CheckRun.sourceHashes(in: folder.url) }
    try write("a", to: "\(losses)/A.swift")
    try write("a", to: "\(checks)/A.swift")
    let first = hashes()
    try write("b", to: "Sources/Learning/Imitation/Algorithms/DMIL.swift")
    try write("b", to: "Tests/Learning/EquationChecksTests/A.swift")
    #expect(hashes() == first)
    let unnormalized = URL(filePath: folder.url.path + "/./", directoryHint: .isDirectory)
    #expect(CheckRun.sourceHashes(in: unnormalized) == first)
    try write("a // a comment", to: "\(checks)/A.swift")
    #expect(hashes()[checks] != first[checks])
    #expect(hashes()[losses] == first[losses])
  }
}
