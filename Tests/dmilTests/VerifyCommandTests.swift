import Foundation
import TestSupport
import Testing

/// `dmil verify` on a store and a paper of the real program.
@Suite(.serialized) struct VerifyCommandTests {
  /// Data and one learner, what they are judged by, and a paper of two tables.
  private static func project() throws -> TemporaryProject {
    let project = try TemporaryProject()
    let paper = project.repository.appending(path: "paper")
    let texts = [
      "published.yaml": """
      schema: dmil-published/1
      source: Someone
      spread: unknown
      seeds: 3
      suites: {robot: {margin: 5, reason: A twentieth.}}
      methods: {dmil: DMIL}
      tables:
        1:
          methods: [dmil]
          rows:
            training/standing-still: {title: Robot, suite: robot, percents: {100: [50.0 ± 1.0]}}
      """,
      "claims.yaml": """
      schema: dmil-claims/1
      sets: {robot: {training/standing-still: whole}}
      claims:
        high:
          says: DMIL scores a thousand.
          where: section 1
          decided-by:
            - reaches: {methods: [dmil], in: [robot], value: 1000}
      """,
      "paper.md": """
      # Paper

      See {{table 3}} and {{table 4}}.

      ::: table 3 scores training/standing-still
      Scores.
      :::

      ::: table 4 claims
      Claims.
      :::

      {{references}}
      """,
    ]
    for (name, text) in texts {
      try Data((text + "\n").utf8).write(to: paper.appending(path: name))
    }
    let root = repository.appending(path: "paper")
    for name in [
      "references.bib", "template.tex", "template.html", "style.css", "evidence.js", "filters",
    ] {
      try FileManager.default.copyItem(
        at: root.appending(path: name), to: paper.appending(path: name))
    }
    return project
  }

  private static let canTypeset = ["pandoc", "pdflatex"].allSatisfy { name in
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }

  private static func change(_ file: URL, _ old: String, to new: String) throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    try #require(text.contains(old))
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
    try Data(text.replacing(old, with: new, maxReplacements: 1).utf8).write(to: file)
  }

  @Test func withoutAPaperItVerifiesTheStore() throws {
    let project = try Self.project()
    _ = try project.run("run", "--profile", "full")
    let result = try project.run("verify", "--profile", "full")
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output == """
        Results: 2 of 2 runs have one
        Verdicts: 0 equivalent, 0 higher, 0 lower, 0 inconclusive, 1 not comparable
        Claims: 0 holds, 1 fails, 0 untested
        Paper: none of the full profile has been written
        Equations: not in this profile

        """)
    let curve = try project.file { $0.hasSuffix("/curve.csv") }
    try Self.change(curve, "\n0,", to: "\n0,9")
    let edited = try project.run("verify", "--profile", "full")
    #expect(edited.status == 4)
    #expect(
      edited.errors.contains(
        "Table 3, Table 4: training/standing-still/data/dmil/0: \(curve.path): not what was written"
      ))
    #expect(edited.lastLine == "dmil: exit code 4: 1 failure")
  }

  @Test(.enabled(if: canTypeset, "needs pandoc and pdflatex"))
  func endsWithFourAndNamesTableCellAndFile() throws {
    let project = try Self.project()
    _ = try project.run("run", "--profile", "full")
    let made = try project.run("report", "--profile", "full")
    #expect(made.status == 0, "\(made.errors)")
    let build = project.repository.appending(path: "paper/build/full")
    let result = try project.run("verify", "--profile", "full")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("Paper: 4 findings compared"))
    #expect(try project.run("lint").status == 0)

    // A claim that the paper states otherwise.
    let record = build.appending(path: "judgements.json")
    try Self.change(record, "fails (0/1/0", to: "holds (1/0/0")
    let claim = try project.run("verify", "--profile", "full")
    #expect(claim.status == 4)
    #expect(
      claim.errors.contains(
        "Claim high: the paper says: holds (1/0/0, 1 required); the results say: fails (0/1/0, "
          + "1 required)"))
    try Self.change(record, "holds (1/0/0", to: "fails (0/1/0")

    // Other margins than those that the runs were made under.
    let published = project.repository.appending(path: "paper/published.yaml")
    try Self.change(published, "margin: 5", to: "margin: 50")
    let margins = try project.run("verify", "--profile", "full")
    #expect(margins.status == 4)
    #expect(margins.errors.contains("/dmil/0: "))
    #expect(margins.errors.contains("it was made under the published numbers"))
    try Self.change(published, "margin: 50", to: "margin: 5")

    // One unit in the last place of the score: its bits, whose last digit is another.
    let resultFile = try project.file { path in
      path.hasSuffix("/result.json")
        && (try? String(contentsOf: project.work.appending(path: path), encoding: .utf8))?
          .contains("\"training\"") == true
    }
    let text = try String(contentsOf: resultFile, encoding: .utf8)
    let score = try #require(
      text.firstMatch(of: /"score": \{\s*"hex": "([0-9a-f]{16})",\s*"value": ([^\s]+)/))
    let bits = try #require(UInt64(score.1, radix: 16))
    let hex = String(bits + 1, radix: 16)
    try Self.change(
      resultFile, String(score.1), to: String(repeating: "0", count: 16 - hex.count) + hex)
    try Self.change(resultFile, String(score.2), to: Double(bitPattern: bits + 1).description)
    let ulp = try project.run("verify", "--profile", "full")
    #expect(ulp.status == 4)
    #expect(
      ulp.errors.contains(
        "Table 3, Table 4: training/standing-still/data/dmil/0: \(resultFile.path): not what was written"
      ))
  }
}
