import Foundation
import Testing
@testable import Claims
@testable import Records
@testable import Specifications
@testable import Statistics

private let head = """
  schema: dmil-claims/1
  sets:
    all: {legs/hopper: [2, 10], legs/walker: [2]}
    both: {legs: [2]}
    whole: {robot: whole}
    little: {legs/hopper: [2]}
    much: {legs/hopper: [10]}
  claims:
    it:
      says: It is so.
      where: section 3
      decided-by:

  """

private func claims(_ form: String) throws -> Claims {
  try PublishedSample.readClaims(head + "      - \(form)\n")
}

@Suite struct ClaimsTests {
  @Test func ofThePaperAreReadAndTouchOnlyWhatThereIs() throws {
    let claims = try PublishedSample.claimsOfThePaper().all
    #expect(claims.count >= 20)
    #expect(Set(claims.map(\.id)).count == claims.count)
    for address in claims.flatMap(\.criteria).flatMap(\.statements).flatMap(\.addresses) {
      try PublishedSample.expectCell(of: address)
    }
  }

  @Test func formsAreSpelledOutAsStatementsOnCells() throws {
    let criterion = try claims(
      "best-of: {method: dmil, among: [bc, bc+d, dmil], in: [all], at-least: 2 of 3}"
    ).all[0].criteria[0]
    func cell(_ task: String, _ subset: Double?, _ method: String) -> ScoreReference {
      ScoreReference(
        experiment: task.isEmpty ? "robot" : "legs", task: task, subset: subset, method: method)
    }
    let statements = [("hopper", 2.0), ("hopper", 10), ("walker", 2)].map { task, subset in
      Claim.Statement.beats(
        cell(task, subset, "dmil"), [cell(task, subset, "bc"), cell(task, subset, "bc+d")],
        margin: 0, .highest)
    }
    #expect(criterion.statements == statements)
    #expect(criterion.neededCount == 2)
    let kept = try claims(
      "keeps: {methods: [dmil, bc], share: 0.9, in: [little], against: [much]}"
    ).all[0].criteria[0]
    #expect(
      kept.statements
        == ["dmil", "bc"].map {
          .keeps(cell("hopper", 2, $0), share: 0.9, of: cell("hopper", 10, $0))
        })
    let fallen = try claims(
      "misses: {methods: [bc], in: [whole], metric: survival_mean_s, value: 30}"
    ).all[0].criteria[0]
    #expect(fallen.statements == [.misses(cell("", nil, "bc"), 30)])
    #expect(fallen.metric == "survival_mean_s")
  }

  @Test func aControlSaysBeforehandWhatEachOutcomeMeans() throws {
    let form = "reaches: {methods: [bc], in: [both], value: 3}"
    let control = """
      controls:
        that:
          says: It is so.
          if-it-holds: Then yes.
          if-it-fails: Then no.
          decided-by:
            - \(form)

      """
    let all = try PublishedSample.readClaims(head + "      - \(form)\n" + control).all
    #expect(all.map(\.id) == ["it", "that"])
    #expect(all[0].origin == .published(place: "section 3"))
    #expect(all[1].origin == .control(ifItHolds: "Then yes.", ifItFails: "Then no."))
    #expect(all[1].criteria == all[0].criteria)
    #expect(throws: SpecificationErrors.self) {
      try PublishedSample.readClaims(
        head + "      - \(form)\n" + control.replacing("    if-it-fails: Then no.\n", with: ""))
    }
  }

  @Test("An experiment without its task stands for all of its tasks")
  func spellsOutTasks() throws {
    let form = "reaches: {methods: [bc], in: [both], value: 3}"
    let statements = try claims(form).all[0].criteria[0].statements
    #expect(statements.flatMap(\.addresses).map(\.task) == ["hopper", "walker"])
  }

  @Test(arguments: [
    ("bestof: {method: dmil, among: [bc], in: [all]}", "did you mean 'best-of'?"),
    ("best-of: {method: dmill, among: [bc], in: [all]}", "did you mean 'dmil'?"),
    ("best-of: {method: dmil, among: [bc], in: [al]}", "did you mean 'all'?"),
    ("best-of: {method: dmil, amnog: [bc], in: [all]}", "did you mean 'among'?"),
    (
      "best-of: {method: dmil, among: [bc], in: [all], at-least: 2 of 4}",
      "write a number from 1 to 3, then of 3"
    ),
    (
      "best-of: {method: dmil, among: [bc], in: [all], at-least: 4 of 3}",
      "write a number from 1 to 3, then of 3"
    ),
    ("best-of: {method: dmil, among: [bc], in: [all], metric: scor}", "did you mean 'score'?"),
    (
      "best-of: {method: dmil, among: [bc], in: [all], aim: high}",
      "write a number ≥ -1000000000 and ≤ 1000000000"
    ),
    (
      "keeps: {methods: [dmil], share: 0.9, in: [all], against: [much]}",
      "name sets of the same size, which are compared in their order"
    ),
    ("within: {method: dmil, of: [bc], in: [all]}", "write points: and its value"),
    ("best-of: {method: dmil, among: [dmil], in: [all]}", "name another one"),
    ("untestable: {}", "write reason: and its value"),
  ])
  func anErrorOfTypingIsFoundWithItsRemedy(form: String, remedy: String) throws {
    let error = try #require(throws: SpecificationErrors.self) { try claims(form) }
    #expect(error.all.contains { $0.line == 13 && $0.remedy == remedy }, "\(error)")
  }

  @Test func runsOfItsCellsAndOfItsEquationsDecideIt() throws {
    func run(_ kind: RunKind, _ method: String, task: String = "hopper", percent: Double = 2) -> Run
    {
      Run(
        kind: kind,
        cell: Cell(experiment: "legs", task: task, dataset: "", method: method), seed: 0,
        values: RunValues(["percent": .number(percent)]), inputs: [], numerics: [:],
        specification: "", title: "")
    }
    let runs = [
      run(.check, "check"), run(.training, "dmil"), run(.training, "bc"), run(.training, "bc+d"),
      run(.training, "dmil", percent: 10), run(.training, "dmil", task: "walker"),
    ]
    func methods(_ form: String) throws -> [String] {
      try claims(form).all[0].runs(among: runs).map(\.cell.method)
    }
    #expect(try methods("best-of: {method: dmil, among: [bc], in: [little]}") == ["dmil", "bc"])
    #expect(try methods("equation: {numbers: [7]}") == ["check"])
  }
}
