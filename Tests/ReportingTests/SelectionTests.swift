import Testing

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

  @Test(arguments: [
    ("learning-curves aa", "unknown experiment 'aa' (did you mean 'a'?)"),
    ("learning-curves percent=2 a", "unknown option 'percent' (did you mean 'percents'?)"),
    ("learning-curves percents=2,x a", "write percents=100,2 with parts up to 100"),
    ("learning-curves percents=200 a", "write percents=100,2 with parts up to 100"),
    ("learning-curves percents= a", "write percents=100,2 with parts up to 100"),
  ])
  func refusesWhatItCannotRead(arguments: String, problem: String) throws {
    let complaint = try #require(throws: Complaint.self) {
      try block(arguments).selections(among: ["a"])
    }
    #expect(complaint.problem == problem)
  }

  @Test func aFigureWithoutPartsRefusesThem() throws {
    let complaint = try #require(throws: Complaint.self) {
      try block("coevolution percents=2 a").experiments(among: ["a"])
    }
    #expect(complaint.problem == "figure coevolution does not take 'percents=2'")
  }
}
