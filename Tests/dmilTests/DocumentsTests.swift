import Foundation
import TestSupport
import Testing

/// Checks what README.md, ARCHITECTURE.md and CONTRIBUTING.md say about files and functions.
@Suite struct DocumentsTests {
  private static let names = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"]

  private func text(_ name: String) throws -> String {
    try repository.appending(path: name).text
  }

  @Test("Each function of the two walks is declared in its file")
  func walksExist() throws {
    let stations = try text("ARCHITECTURE.md").matches(
      of: /(?m)^\| \d+ \| `(?:(\w+)\.)?(\w+)` \| `([^`]+)` \|/)
    #expect(stations.count >= 20)
    for station in stations {
      let path = String(station.3)
      let source = try text(path)
      if let type = station.1 {
        let declaration = #"\b(struct|enum|class|protocol|actor|extension) \#(type)\b"#
        #expect(source.contains(try Regex(declaration)), "\(path) has no \(type)")
      }
      let declaration = #"\b(func|var|let|case) `?\#(station.2)\b|\b\#(station.2)\("#
      #expect(source.contains(try Regex(declaration)), "\(path) has no \(station.2)")
    }
  }

  @Test("Each path in the documents exists", arguments: names)
  func pathsExist(name: String) throws {
    let paths = try text(name).matches(
      of: /[`(]((?:Sources|Tests|paper|\.ci|\.vscode)\/[\w.\/+-]+|\.devcontainer|[A-Z]+\.md)[`)]/
    ).map { String($0.1) }.filter { !$0.hasPrefix("paper/build") }
    #expect(!paths.isEmpty)
    for path in paths {
      #expect(
        FileManager.default.fileExists(atPath: repository.appending(path: path).path),
        "\(name) names \(path)")
    }
  }

  @Test("The README lists exactly the exit codes of the program")
  func exitCodesAreListed() throws {
    let source = try text("Sources/dmil/Failure.swift")
    let codes = Set(source.matches(of: /case \w+ = (\d+)/).map { String($0.1) })
    let table = try #require(try text("README.md").split(separator: "| code |").last)
    let listed = table.matches(of: /(?m)\| (\d+(?:, \d+)*) \|/)
      .flatMap { $0.1.split(separator: ", ").map(String.init) }
    #expect(Set(listed) == codes.union(["0"]))
  }

  @Test("The README prints Table 1 of the headline profile")
  func mainTableIsCurrent() throws {
    let rows = try text("README.md").matches(of: /(?m)^\| ((?:Dataset \| |.* ± ).*) \|$/)
      .map { String($0.1).replacing(" | ", with: "\t") }
    let table = try text("figures/headline/table-1.tsv").split(separator: "\n").map(String.init)
    #expect(table.count > 1)
    #expect(rows == table)
  }
}
