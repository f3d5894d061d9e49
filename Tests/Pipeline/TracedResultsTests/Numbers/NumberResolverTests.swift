import Testing

@testable import Records
@testable import ReportTestSupport
@testable import TracedResults

struct NumberResolverTests {
  private static let cell = "robot/standing-still/-/bc"

  private static func resolver(
    _ results: Results = SyntheticResults.make()
  ) throws -> NumberResolver {
    NumberResolver(try ReportData(results))
  }

  @Test(
    "A source leads to its runs and its value",
    arguments: [
      (NumberSource([cell], "score", .spread), "42.0 ± 0.7071067811865476", 2),
      (NumberSource([cell + "/1"], "score", .value), "42.5", 1),
      (NumberSource([cell], "score", .count), "2.0", 2),
      (NumberSource([cell], "train.steps", .setting), "10000", 2),
      (
        NumberSource([cell, "robot/standing-still/-/dmil"], "score", .sum), "168.0",
        4
      ),
      (NumberSource(["equation-9"], "check-7.measured", .value), "3.5e-12", 1),
      (NumberSource(["equation-9"], "mutants.caught", .value), "11.0", 1),
      (NumberSource(["erratum-1"], "demonstration-1.printed_error", .value), "1.5", 1),
      (NumberSource(["costs"], "step/dmil/hopper.ratio", .value), "0.75", 0),
      (
        NumberSource(["experts/hopper/-/expert/0"], "return", .episodes), "3210.25 ± 12.5", 1
      ),
      (
        NumberSource(
          ["robot-human-data/standing-still/-/simulated-human/0"], "transitions.safetensors",
          .sha256), String(repeating: "0f", count: 32), 1
      ),
    ])
  func sources(source: NumberSource, value: String, runCount: Int) throws {
    let found = try Self.resolver().resolve(source)
    #expect(found.value?.precise == value)
    #expect(found.entries.count == runCount)
  }

  @Test(
    "A source of something unknown has no value",
    arguments: [
      NumberSource([cell], "scores", .mean), NumberSource(["robot/-/-/bc"], "score", .mean),
      NumberSource(["equation-54"], "mutants.made", .value),
      NumberSource(["equation-7"], "check-9.measured", .value),
      NumberSource(["costs"], "step/dmil/pen.ratio", .value),
      NumberSource([cell], "train.step", .setting),
    ])
  func unknownSources(source: NumberSource) throws {
    #expect(try Self.resolver().resolve(source).value == nil)
  }

  @Test("Counts are over the whole profile")
  func counts() throws {
    let results = SyntheticResults.make { $0.cell.method == "bc" }
    let resolver = try Self.resolver(results)
    func count(_ quantity: String) -> NumberValue? {
      resolver.resolve(NumberSource([NumberSource.everything], quantity, .count)).value
    }
    let missing = results.entries.count { $0.result == nil }
    #expect(count("missing") == .number(Double(missing)))
    #expect(count("results") == .number(Double(results.entries.count - missing)))
    #expect(count("environment.cpu.1") == count("results"))
    #expect(count("environment.cpu.2") == .number(0))
  }

  private static let score = NumberSource([cell], "score", .mean)

  private static func computed(_ formula: String, _ value: Double?) -> ComputedNumber {
    ComputedNumber(name: "n", formula: formula, inputs: [score], value: value)
  }

  @Test(
    "A number that does not follow from the results is an error",
    arguments: [
      ([TracedText(.number(42.1), as: .digits(1), from: score)], "prints 42.1"),
      (
        [TracedText(.number(42), as: .digits(1), from: NumberSource([cell], "scores", .mean))],
        "no such number"
      ),
      ([computed("#1 + #1", 85).text(digits: 0)], "#1 + #1 is 84.0, not 85.0"),
      (
        [
          ComputedNumber(
            name: "v", formula: "the verdict", inputs: [NumberSource([cell], "scores", .mean)]
          ).text("best")
        ], "not among the results"
      ),
      ([computed("x", nil).text("a"), computed("y", nil).text("b")], "two different numbers"),
    ])
  func errors(texts: [TracedText], words: String) throws {
    let resolver = try Self.resolver()
    let error = try #require(throws: ResultError.self) {
      try resolver.check(texts.flatMap(\.numbers))
    }
    #expect(error.description.contains(words))
  }

  @Test("Numbers of the results pass")
  func pass() throws {
    let results = SyntheticResults.make()
    let entries = results.entries(experiment: "robot/standing-still", method: "dmil")
    let text =
      entries.number("score", .spread) + results.status
      + Self.computed("#1 / 2", 21).text(digits: 0)
    try Self.resolver(results).check(text.numbers)
  }
}
