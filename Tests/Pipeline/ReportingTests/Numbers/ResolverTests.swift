import Testing
@testable import Records
@testable import Statistics
@testable import Reporting

struct ResolverTests {
  private static let cell = "robot-standing-still/standing-still/-/bc"

  private static func resolver(_ results: Results = SyntheticResults.make()) throws -> Resolver {
    Resolver(results: results, woven: try EquationResults(in: results))
  }

  @Test(arguments: [
    ("\(cell):score:spread", "42.0 ± 0.7071067811865476", 2), ("\(cell)/1:score:value", "42.5", 1),
    ("\(cell):score:count", "2.0", 2), ("\(cell):train.steps:setting", "10000", 2),
    ("\(cell) + robot-standing-still/standing-still/-/dmil:score:sum", "168.0", 4),
    ("equation-9:check-6.measured:value", "3.5e-12", 1),
    ("equation-9:mutants.caught:value", "11.0", 1),
    ("erratum-1:demonstration-1.printed_error:value", "1.5", 1),
    ("experts-hopper/hopper/-/expert/0:return:episodes", "3210.25 ± 12.5", 1),
    (
      "human-standing-still/standing-still/-/simulated-human/0:transitions.safetensors:sha256",
      String(repeating: "0f", count: 32), 1
    ),
  ])
  func leadsToRunsAndValue(address: String, value: String, runCount: Int) throws {
    let found = try Self.resolver().resolve(try #require(NumberSource(address)))
    #expect(found.quantity?.precise == value)
    #expect(found.entries.count == runCount)
  }

  @Test(arguments: [
    "\(cell):scores:mean", "robot/standing-still/-/bc:score:mean", "equation-36:mutants.made:value",
    "equation-7:check-9.measured:value", "\(cell):train.step:setting",
  ])
  func leadsNowhereWhereThereIsNothing(address: String) throws {
    #expect(try Self.resolver().resolve(try #require(NumberSource(address))).quantity == nil)
  }

  @Test func countsWhatTheProfileHas() throws {
    let results = SyntheticResults.make { $0.cell.method == "bc" }
    let resolver = try Self.resolver(results)
    func count(_ quantity: String) -> Quantity? {
      resolver.resolve(NumberSource([NumberSource.everything], quantity, .count)).quantity
    }
    let missing = results.entries.count { $0.result == nil }
    #expect(count("missing") == .number(Double(missing)))
    #expect(count("results") == .number(Double(results.entries.count - missing)))
    #expect(count("environment.cpu.1") == count("results"))
    #expect(count("environment.cpu.2") == .number(0))
  }

  /// What is shown, and what is wrong with it.
  @Test(arguments: [
    (
      "[42.1]{.number of=\"\(cell):score:mean\" as=\"1\"}",
      "number \(cell):score:mean: the paper shows '42.1', the results give '42.0'"
    ),
    (
      "[42.0]{.number of=\"\(cell):scores:mean\" as=\"1\"}",
      "number \(cell):scores:mean: the paper shows '42.0', the results give nothing"
    ),
    (
      "[42.0]{.number of=\"\(cell):score:mean\"}",
      "number \(cell):score:mean: this is no address, printed form or formula"
    ),
    (
      "[85]{.number of=\"sum\" by=\"#1 + #1\" from=\"\(cell):score:mean\" value=\"85.0\" as=\"0\"}",
      "number sum: #1 + #1 is 84.0, not 85.0"
    ),
    (
      "[85]{.number of=\"sum\" by=\"#1 + #1\" from=\"\(cell):score:mean\" value=\"84.0\" as=\"0\"}",
      "number sum: the paper shows '85' for 84.0, which is '84'"
    ),
    (
      "[best]{.number of=\"v\" by=\"the verdict\" from=\"\(cell):scores:mean\"}",
      "number v: it is derived from \(cell):scores:mean, which leads nowhere"
    ),
    (
      "[a]{.number of=\"v\" by=\"x\" from=\"\(cell):score:mean\"} "
        + "[b]{.number of=\"v\" by=\"y\" from=\"\(cell):score:mean\"}",
      "number v: two different numbers have this name"
    ),
  ])
  func aNumberThatDoesNotFollowIsAFault(text: String, message: String) throws {
    let resolver = try Self.resolver()
    let error = try #require(throws: ReportError.self) {
      try resolver.check(try TracedNumber.all(in: text))
    }
    #expect(error.description == message)
  }

  @Test func numbersOfTheResultsPass() throws {
    let results = SyntheticResults.make()
    let entries = results.entries(experiment: "robot-standing-still", method: "dmil")
    let text = entries.number("score", .spread, digits: 1) + results.status
    try Self.resolver(results).check(try TracedNumber.all(in: text))
  }
}
