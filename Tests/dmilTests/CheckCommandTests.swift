import Foundation
import Records
import TestSupport
import Testing

@Suite struct CheckCommandTests {
  private static let folder = "Sources/Learning/Imitation/Losses"
  private static let folders = [folder, "Sources/Learning/Experts/Losses"]

  /// A repository with the sources of the equations.
  private func project() throws -> TemporaryProject {
    let project = try TemporaryProject()
    for folder in Self.folders {
      let original = repository.appending(path: folder)
      try project.repository.appending(path: folder).copy(original.names, from: original)
    }
    return project
  }

  @Test("Prints every check, or those of one equation") func prints() throws {
    let result = try project().run("check")
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    let headings = result.output.split(separator: "\n").filter { $0.hasPrefix("(") }
    #expect(headings.count == 53)
    #expect(
      headings.contains { $0.hasPrefix("(22)  \(Self.folder)/PolicyLosses.swift:76  mutants ") })
    #expect(result.output.contains("\n  ok      training    f32  "))
    let one = try project().output("check", "22")
    #expect(one.hasPrefix("(22)  \(Self.folder)/PolicyLosses.swift:76  mutants "))
    #expect(!one.contains("\n(") && result.output.contains(one.dropLast()))
    #expect(try project().run("check", "54").status == 2)
    #expect(result.output.contains("\n  1. Equations (4) and (16): printed $-(1-\\log d)$"))
  }

  @Test("Prints JSON that reads back, of all equations and errata or of one equation")
  func json() throws {
    func report(_ output: String) throws -> EquationReportFile {
      try EquationReportFile(content: Data(output.utf8), file: "standard output")
    }
    let all = try report(try project().output("check", "--json"))
    #expect(all.equations.map(\.number) == Array(1...53))
    #expect(all.equations.allSatisfy(\.isSound) && all.equations[21].checks.count >= 5)
    #expect(all.errata?.first?.item == 1)
    let one = try report(try project().output("check", "22", "--json"))
    #expect(one == EquationReportFile([all.equations[21]], errata: nil))
    #expect(try project().run("check", "--functions", "--json").status == 2)
  }

  @Test("Names the equation that was changed") func changed() throws {
    let project = try project()
    try project.repository.appending(path: "\(Self.folder)/PolicyLosses.swift")
      .replace("(alpha - 1 / outputs.expert)", with: "(alpha - outputs.expert)")
    let result = try project.run("check")
    #expect(result.status == 4)
    #expect(result.lastLine == "dmil: exit code 4: the equations do not hold")
    let failures = result.errors.split(separator: "\n").dropLast()
    #expect(failures.count == 1)
    let expected =
      #/Equation \(22\): text parsed, against the compiled function: error [\d.]+, tolerance 1e-12, (.+)/#
    let match = try #require(failures.first?.wholeMatch(of: expected))
    #expect(match.1 == "\(Self.folder)/PolicyLosses.swift:76")
  }

  @Test("Prints the greatest error of each elementary function") func functions() throws {
    let result = try project().run("check", "--functions", "--every", "99991")
    #expect(result.status == 0)
    let lines = result.output.split(separator: "\n")
    #expect(lines.first == "function  greatest error  at")
    #expect(
      lines.dropFirst().map { $0.prefix { $0 != " " } }
        == ["exp", "log", "log1p", "tanh", "atanh", "sigmoid"])
    #expect(lines.dropFirst().allSatisfy { $0.contains(#/ [01]\.\d{3} +-?[\d.e-]+$/#) })
    #expect(try project().run("check", "--functions", "22").status == 2)
    #expect(try project().run("check", "--every", "2").status == 2)
  }

  @Test("Asks for the repository where the sources are missing") func noRepository() throws {
    let result = try TemporaryProject().run("check")
    #expect(result.status == 2)
    #expect(
      result.lastLine.hasSuffix(
        "\(Self.folder) not found; run this in the root of the repository, or name it with "
          + "--repository"))
  }
}
