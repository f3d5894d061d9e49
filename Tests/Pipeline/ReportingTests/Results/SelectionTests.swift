import Records
import Testing
@testable import Statistics
@testable import Reporting

struct SelectionTests {
  private func block(_ arguments: String) -> Manuscript.Block {
    Manuscript.Block(
      kind: .figure, label: "1", arguments: arguments.split(separator: " ").map(String.init),
      body: [], place: SourceRange(line: 1, column: 1, length: 1))
  }

  @Test func partsAreAskedOfTheExperimentsAfterThem() throws {
    let selections = try block("learning-curves a percents=100,0.2 b c percents=5 d")
      .selections(among: ["a", "b", "c", "d"])
    #expect(
      selections == [
        Selection(experiment: "a", percents: []), Selection(experiment: "b", percents: [100, 0.2]),
        Selection(experiment: "c", percents: [100, 0.2]), Selection(experiment: "d", percents: [5]),
      ])
  }

  @Test func methodsAreAskedOfTheExperimentsAfterThem() throws {
    let selections = try block("score-bars methods=bc,dmil a percents=2 b methods=dmil a")
      .selections(among: ["a", "b"])
    #expect(
      selections == [
        Selection(experiment: "a", methods: ["bc", "dmil"]),
        Selection(experiment: "b", percents: [2], methods: ["bc", "dmil"]),
        Selection(experiment: "a", percents: [2], methods: ["dmil"]),
      ])
  }

  @Test func aProfileWithoutThePartsShowsThoseThatItHas() {
    let results = SyntheticResults.make(
      profile: .quick,
      only: { $0.cell.experiment == "hopper-expert" && $0.values["percent"] == .number(2) })
    let selection = Selection(experiment: "hopper-expert", percents: [0.2], methods: ["bc"])
    #expect(selection.entries(in: results).map { $0.percent } == [2, 2])
    #expect(Set(selection.plannedOrOutlined(in: results).map { $0.percent }) == [0.2])
  }

  @Test(arguments: [
    ("learning-curves aa", "unknown experiment 'aa' (did you mean 'a'?)"),
    ("learning-curves percent=2 a", "unknown option 'percent' (did you mean 'percents'?)"),
    ("learning-curves percents=2,x a", "write percents=100,2 with parts up to 100"),
    ("learning-curves percents=200 a", "write percents=100,2 with parts up to 100"),
    ("learning-curves percents= a", "write percents=100,2 with parts up to 100"),
    ("score-bars methods= a", "write methods=bc,dmil"),
    ("score-bars methods=bc,dmill a", "unknown method 'dmill' (did you mean 'dmil'?)"),
  ])
  func refusesWhatItCannotRead(arguments: String, problem: String) throws {
    let complaint = try #require(throws: ManuscriptDiagnostic.self) {
      try block(arguments).selections(among: ["a"])
    }
    #expect(complaint.problem == problem)
  }

  @Test func aFigureWithoutPartsRefusesThem() throws {
    let complaint = try #require(throws: ManuscriptDiagnostic.self) {
      try block("coevolution percents=2 a").experiments(among: ["a"])
    }
    #expect(complaint.problem == "figure coevolution does not take 'percents=2'")
  }
}
