import TestSupport
import Testing
@testable import Manuscripts

@testable import Records
@testable import ReportTestSupport
@testable import Reporting
@testable import TracedResults

/// Tables, equations and listings in Markdown, without the keys of their numbers.
struct TablesTests {
  private static let robot = SyntheticRuns.robotTasks.map { "robot/\($0) robot-references/\($0)" }
    .joined(separator: " ")

  private static let tables = [
    "settings robot/standing-still robot/moving-straight",
    "demonstrators robot-human-data/standing-still robot-human-data/moving-straight",
    "facts \(robot) robot-human-data/standing-still robot-human-data/moving-straight",
    "scores \(robot)",
    """
    benchmark locomotion-expert/hopper locomotion-medium/walker2d adroit-human/hammer \
    adroit-human/door locomotion-ablation-noise/hopper locomotion-mixed/hopper \
    robot-mixed/standing-still robot-others/standing-still
    """,
    "experts experts/hopper experts/walker2d", "environment", "errata", "checklist",
    """
    datasets locomotion-expert/hopper locomotion-mixed/hopper robot-mixed/standing-still \
    adroit-human/door
    """,
    """
    choices percents=0.2 methods=dmil locomotion-expert/hopper locomotion-modes/hopper \
    locomotion-horizon/hopper
    """, "costs", "cost-parts",
  ]

  /// All results of the full profile; a quick profile in which parts and runs are missing or have
  /// diverged; no results.
  private static let worlds = [
    "complete": SyntheticResults.make(),
    "partial": SyntheticResults.make(
      profile: .quick, identicalEvaluationCount: 5,
      without: { $0.cell.method == "bc" && $0.seed == 1 || $0.cell.method == "bc+d" },
      only: {
        !["locomotion-expert", "locomotion-modes"].contains($0.cell.experiment)
          || $0.values["percent"] == .number(2)
      },
      lacking: { $0.cell.task == "door" ? "door-human-v1 is missing" : nil },
      hasDiverged: {
        $0.kind == .training
          && ($0.cell.method == "dmil" && $0.seed == 0 || $0.cell.method == "iq-learn")
      }),
    "empty": SyntheticResults.make { _ in true },
  ]

  @Test("Tables follow from the results", arguments: worlds.keys.sorted())
  func tables(world: String) throws {
    let data = try ReportData(try #require(Self.worlds[world]))
    let equations = data.equations
    let tables = try Self.tables.map { words in
      let table = try PaperTable(.init("table 1 \(words)"), in: data.results).table(from: data, [])
      return table.text(label: "1", caption: "The table \(words).\(table.note)")
    }
    // Failed, passed, waived, and waived with a check of the printed formula.
    let numbers = [9, 7, 5, 25]
    let checks = equationsTable(equations.equations.filter { numbers.contains($0.number) })
    let blocks = try numbers.map { try equations.equationBlock(.init("equation \($0)")) }
    let listing = equations.codeListing(label: "A2", caption: "All code.").plain
    let shown = listing.matches(of: /(?s)::: \{#code-(9|7|5|25) .*?\n:::\n:::/).map { String($0.0) }
    let text =
      (tables + [checks.text(label: "A1", caption: "Checks.")] + blocks).map(\.plain) + shown
      + [String(listing.prefix(120))]
    try expectGolden(text.joined(separator: "\n\n") + "\n", "TablesTests.\(world).md")
  }

  @Test(
    "A table with unknown names is refused",
    arguments: [
      ("score robot/standing-still", "'scores'"),
      ("scores robot-standing-stil", "'robot/standing-still'"),
      ("scores", "needs an experiment"), ("environment robot/standing-still", "no experiment"),
      ("scores percents=2 adroit-human/pen", "percents=2"), ("verdicts 2", "published table"),
      ("verdicts thirty", "there are 1, 4, 5"), ("claims adroit-human/pen", "no experiment"),
      ("score-rules method=bc adroit-human/pen", "unknown option 'method'"),
      ("paired-differences method=bc,dmil adroit-human/pen", "one method"),
    ])
  func refusals(words: String, problem: String) throws {
    let diagnostic = try #require(throws: ManuscriptDiagnostic.self) {
      try PaperTable(.init("table 1 \(words)"), in: SyntheticResults.make())
    }
    #expect(diagnostic.problem.contains(problem))
  }

  @Test("An equation that the sources do not have is refused")
  func unknownEquation() throws {
    let equations = try EquationResults(in: SyntheticResults.make())
    #expect(throws: ManuscriptDiagnostic.self) { try equations.equationBlock(.init("equation 54")) }
  }

  @Test(
    "The paper claims the same bits on all processors only where all kernels were compared",
    arguments: [
      ("Haswell, Zen", nil, "partly", "could not execute others"),
      ("Haswell, Zen, SkylakeX, Cooperlake", nil, "yes", "on any x86-64-v3 processor"),
      ("Haswell, Zen, SkylakeX", "Cooperlake", "no", "and others under Cooperlake"),
    ])
  func portability(same: String, other: String?, answer: String, words: String) throws {
    let facts = [ProvenanceFact.sameKernels: same, ProvenanceFact.otherKernels: other]
      .compactMapValues(\.self)
    let data = try ReportData(SyntheticResults.make(factsOfRepetition: facts))
    let text = checklistTable(data).text(label: "G2", caption: "Checks.").plain
    let line = try #require(text.split(separator: "\n").first { $0.contains("other processors") })
    #expect(line.contains("| \(answer) |") && line.contains(words), "\(line)")
    #expect(line.contains("any x86-64-v3") == (answer == "yes"))
  }

  @Test("Escaped text has nothing that Markdown interprets")
  func escaping() {
    #expect(escaped("a_b|c <d> $1 #2") == ##"a\_b\|c \<d\> \$1 \#2"##)
    #expect(code("a|b`c\nd") == "`abcd`")
  }
}
