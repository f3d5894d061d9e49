import Foundation
import Records
import TestSupport
import Testing
@testable import Manuscripts
@testable import Reporting
@testable import ReportTestSupport
@testable import Statistics
@testable import Store
@testable import TracedResults

struct PaperRecordTests {
  private static let cell = "robot/standing-still/-/bc"
  private static let text = """
    ::: numbers
    gain = ( robot/standing-still/bc/score - robot/moving-straight/bc/score ) / 2 digits=2
    :::
    {{number gain}} {{number robot/standing-still/bc/score statistic=spread}} {{figure 11}} {{status}}
    {{setting robot/standing-still/bc/train.steps}} {{equation 1}} {{seeds robot/standing-still/bc}}

    ::: equation 1
    :::

    ::: figure 11 learning-curves robot/standing-still
    Curves.
    :::
    """

  private func record(
    of results: Results = SyntheticResults.make(), text: String = Self.text
  ) throws -> PaperRecord {
    try PaperRecord(
      of: try Expansion(of: text, with: results), with: try ReportData(results))
  }

  @Test("A number has its full value and that of each run")
  func numbers() throws {
    let record = try record()
    let number = try #require(record.numbers["\(Self.cell):score:spread"])
    #expect(number.value == "42.0 ± 0.7071067811865476")
    #expect(number.values == ["41.5", "42.5"])
    #expect(number.runs == ["\(Self.cell)/0", "\(Self.cell)/1"])
    let all = try #require(record.numbers["*:results:count"])
    #expect(all.value == "\(Double(record.runs.count))" && all.runs == nil)
    let check = try #require(record.numbers["equation-1:check-2.measured:value"])
    #expect(check.equation == 1 && check.runs == ["equations/-/-/check/0"])
  }

  @Test("A computed number leads to its inputs")
  func computedNumbers() throws {
    let numbers = try record().numbers
    let gain = try #require(numbers["gain"])
    #expect(gain.formula == "(#1 − #2) / 2" && gain.value == "0.0")
    let inputs = try #require(gain.inputs)
    #expect(
      inputs == ["\(Self.cell):score:mean", "robot/moving-straight/-/bc:score:mean"])
    #expect(inputs.allSatisfy { numbers[$0]?.value == "42.0" })
  }

  @Test("A run has its result, its inputs and the command that repeats it")
  func runs() throws {
    let record = try record()
    let run = try #require(record.runs["\(Self.cell)/0"])
    #expect(run.cell == Self.cell && run.method == "BC" && run.kind == .training)
    #expect(run.specification == "paper/experiments/robot.yaml")
    #expect(run.command == "dmil repro --profile full '\(Self.cell)/0'")
    #expect(run.key.count == 64 && run.result?.count == 64)
    #expect(run.files?[ResultFile.checkpoint]?.count == 64)
    // Of the only recorded run of this method that is as long: one second for one step.
    #expect(run.minutes != nil)
    let other = try #require(
      record.runs["locomotion-expert/hopper/expert-data 2\u{A0}%/dmil/0"])
    #expect(other.inputs.map(\.run) == ["expert-data/hopper/-/expert/0"])
    #expect(record.runs.count == SyntheticResults.make().entries.count)
  }

  @Test("Figures have their scripts and tables, and equations their code and checks")
  func figuresAndEquations() throws {
    let record = try record()
    let figure = try #require(record.figures.first { $0.label == "11" })
    #expect(figure.script?.hasPrefix("# figure-11\n") == true)
    #expect(figure.tsv?.hasPrefix("# Data of figure-11.gp") == true)
    #expect(figure.files.contains("figures/full/figure-11.svg"))
    #expect(figure.runs.count == 6 && figure.caption == "Curves.")
    let equation = try #require(record.equations.first { $0.number == 9 })
    #expect(equation.checks.count == 7 && equation.survivors.count == 1)
  }

  @Test("The same results give the same file, which reads back")
  func file() throws {
    let text = try repository.appending(path: "paper/paper.md").text
    let results = SyntheticResults.make(profile: .smoke)
    let content = try record(of: results, text: text).fileContent
    #expect(try record(of: results, text: text).fileContent == content)
    let again = try PaperRecord(content: content, file: PaperRecord.name)
    #expect(again.fileContent == content)
    #expect(content.filter { $0 == UInt8(ascii: "\n") }.count == 1)
    #expect(throws: RecordError.self) {
      try PaperRecord(content: content.dropLast(3), file: PaperRecord.name)
    }
  }

  @Test("Every number, table, figure and equation of the paper is there")
  func completeness() throws {
    let text = try repository.appending(path: "paper/paper.md").text
    let results = SyntheticResults.make()
    let expansion = try Expansion(of: text, with: results)
    let record = try PaperRecord(of: expansion, with: try ReportData(results))
    for number in expansion.text.numbers {
      let found = try #require(record.numbers[number.key], "\(number.key)")
      #expect((found.runs ?? []).allSatisfy { record.runs[$0] != nil }, "\(number.key)")
      #expect((found.inputs ?? []).allSatisfy { record.numbers[$0] != nil }, "\(number.key)")
    }
    let blocks = try Manuscript(parsing: text, file: "paper.md").contents.blocks
    func labels(_ kind: Manuscript.Block.Kind) -> [String] {
      blocks.filter { $0.kind == kind }.map(\.label)
    }
    #expect(record.tables.map(\.label) == labels(.table))
    #expect(record.figures.map(\.label) == labels(.figure))
    #expect(record.equations.map(\.number) == labels(.equation).compactMap { Int($0) }.sorted())
    let paths =
      record.figures.flatMap(\.runs)
      + record.runs.values.flatMap { $0.inputs.compactMap(\.run) }
    #expect(paths.allSatisfy { record.runs[$0] != nil })
  }

  @Test("Without a result there is no number, figure or equation")
  func missing() throws {
    let record = try record(of: SyntheticResults.make { _ in true })
    #expect(record.numbers["\(Self.cell):score:spread"] == nil)
    #expect(record.figures.isEmpty && record.equations.isEmpty)
    #expect(record.numbers["*:missing:count"] != nil)
    #expect(record.runs["\(Self.cell)/0"]?.result == nil)
  }
}
