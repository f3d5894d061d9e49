import Records
import Testing
import TestSupport
@testable import Planning

struct CellPatternTests {
  private let plan: Plan

  init() throws { plan = try Sample.folder().plan(.quick) }

  private func paths(_ pattern: String) throws -> [String] {
    try plan.runs(matching: pattern).map(\.path)
  }

  @Test func aPartThatThereIsNotIsADash() {
    #expect(plan.runs[0].path == "demo/stand/-/person/0")
    #expect(plan.runs[3].cell.path == "train/stand/demo/plain")
  }

  @Test func aNameMayBeWholeOrABeginning() throws {
    #expect(try paths("train/stand/demo/deep/1") == ["train/stand/demo/deep/1"])
    #expect(try paths("train/stand/demo/deep").count == 2)
    #expect(try paths("train/stand/").count == 4)
    #expect(try paths("train").count == 4)
    #expect(throws: UnknownCell.self) { try paths("trai") }
  }

  @Test func aStarIsAnyTextAndACharacterAQuestionMark() throws {
    #expect(try paths("*/deep").map { $0.prefix(5) } == ["train", "train", "plane"])
    #expect(try paths("tr?in/*/1") == ["train/stand/demo/plain/1", "train/stand/demo/deep/1"])
    #expect(try paths("*").count == plan.runs.count)
  }

  @Test func aKeyIsANameToo() throws {
    let run = plan.runs[4]
    #expect(try paths(String(run.key.hex.prefix(12))) == [run.path])
  }

  @Test func anUnknownNameIsAnsweredWithThoseNearIt() {
    let error = #expect(throws: UnknownCell.self) { try paths("train/stand/demo/dep") }
    #expect(error?.nearest.first == "train/stand/demo/deep")
    #expect(error?.description.hasPrefix("no run is called 'train/stand/demo/dep'") == true)
    let short = #expect(throws: UnknownCell.self) { try paths("trian") }
    #expect(short?.nearest.first == "train")
  }

  @Test func aNameOfTheFullProfileSaysSo() {
    let error = #expect(throws: UnknownCell.self) { try paths("train/stand/demo/deep/2") }
    #expect(error?.description.hasSuffix("add --profile full") == true)
  }

  @Test func keepingSomeKeepsWhatTheyNeed() throws {
    #expect(
      try plan.keeping(["plane"]).runs.map(\.path) == [
        "demo/stand/-/person/0", "train/stand/demo/deep/0", "plane/stand/demo/deep/0",
      ])
    #expect(try plan.keeping(["references", "demo"]).runs.count == 3)
  }
}
