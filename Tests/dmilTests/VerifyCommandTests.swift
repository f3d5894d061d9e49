import Foundation
import TestSupport
import Testing

/// `dmil verify` on a store and a paper of the real program.
@Suite struct VerifyCommandTests {
  /// Data and one learner, what they are judged by, and a paper of two tables.
  private static func project() throws -> TemporaryProject {
    let project = try TemporaryProject()
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
    for (name, text) in texts { try project.write(text + "\n", to: "paper/\(name)") }
    try project.repository.appending(path: "paper").copy(
      typesettingFiles, from: repository.appending(path: "paper"))
    return project
  }

  @Test("Without a paper the store is verified, and an edited file is named with its tables")
  func store() throws {
    let project = try Self.project()
    _ = try project.run("run", "--profile", "full")
    #expect(
      try project.output("verify", "--profile", "full") == """
        Results: 2 of 2 runs have one
        Verdicts: 0 equivalent, 0 higher, 0 lower, 0 inconclusive, 1 not comparable
        Paired comparisons: 0 ahead, 0 level, 0 behind, 0 undecided
        Claims: 0 holds, 1 fails, 0 untested
        Paper: none of the full profile has been written
        Equations: not in this profile

        """)
    let curve = try project.file { $0.hasSuffix("/curve.csv") }
    try curve.replace("\n0,", with: "\n0,9")
    let edited = try project.run("verify", "--profile", "full")
    #expect(edited.status == 4)
    #expect(
      edited.errors.contains(
        "Table 3, Table 4: training/standing-still/data/dmil/0: \(curve.path): not what was written"
      ))
    #expect(edited.lastLine == "dmil: exit code 4: 1 failure")
  }

  @Test(
    "A paper that follows from its results passes, and an edited claim is named",
    .enabled(if: canTypeset, "needs gnuplot, pandoc and pdflatex"))
  func paper() throws {
    let project = try Self.project()
    _ = try project.run("run", "--profile", "full")
    try project.output("report", "--profile", "full")
    let verified = try project.output("verify", "--profile", "full")
    #expect(verified.contains("Paper: 4 findings compared"))
    try project.output("lint")

    try project.repository.appending(path: "paper/build/full/paper.json")
      .replace("fails (0/1/0", with: "holds (1/0/0")
    let edited = try project.run("verify", "--profile", "full")
    #expect(edited.status == 4)
    #expect(
      edited.errors.contains(
        "Claim high: the paper says: holds (1/0/0, 1 required); the results say: fails (0/1/0, "
          + "1 required)"))
  }
}
