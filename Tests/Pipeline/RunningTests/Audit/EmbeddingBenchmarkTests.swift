import Datasets
import Foundation
import TSNE
import TestSupport
import Testing
@testable import DataFiles
@testable import Running

@Suite struct EmbeddingBenchmarkTests {
  private func points(_ text: String) throws -> Points {
    let folder = try TemporaryFolder()
    return try EmbeddingBenchmark.points(in: folder.write(text, to: "points.tsv"))
  }

  private static let lines = (0..<91).map { "\($0)\t-\($0).5\t1e-3" }

  @Test(
    "A table is read with either line end, and empty lines at its end", arguments: ["\n", "\r\n"])
  func table(lineEnd: String) throws {
    let expected = Points(rows: (0..<91).map { [Double($0), Double("-\($0).5") ?? 0, 1e-3] })
    #expect(try points(Self.lines.joined(separator: lineEnd)) == expected)
    #expect(try points(Self.lines.joined(separator: lineEnd) + lineEnd + lineEnd) == expected)
  }

  @Test(
    "A cell that is empty, missing, extra or no number is refused with line and column",
    arguments: [
      ("1\t\t3", "column 2 is empty"), ("1\t2\t", "column 3 is empty"), ("", "column 1 is empty"),
      ("1\t2", "column 3 is missing"), ("1\t2\t3\t4", "column 4 is one too many"),
      ("1\t2,5\t3", "column 2 is '2,5', not a number"),
      ("1\t2\tinf", "column 3 is 'inf', not a number"),
    ])
  func cells(line: String, problem: String) throws {
    var lines = Self.lines
    lines[4] = line
    let error = #expect(throws: DataError.self) { try points(lines.joined(separator: "\n")) }
    guard case .invalid(let invalid) = error else { return }
    #expect(invalid.file.hasSuffix("points.tsv:5"))
    #expect(invalid.problem == problem)
    #expect(
      invalid.remedy == "each line must hold the 3 numbers of one point, separated by tabs")
  }

  @Test("Too few points and a file that is absent are refused")
  func files() throws {
    let few = #expect(throws: DataError.self) {
      try points(Self.lines.dropLast().joined(separator: "\n"))
    }
    #expect(
      few?.description.hasSuffix(
        "points.tsv: found 90 points; at least 91 are needed for a perplexity of 30.0") == true)
    let absent = #expect(throws: DataError.self) {
      try EmbeddingBenchmark.points(in: URL(filePath: "/nonexistent/points.tsv"))
    }
    #expect(absent?.description.contains("cannot be read") == true)
  }
}
