import Records
import TestSupport
import Testing
@testable import Planning

struct CellPatternTests {
  private let plan: Plan

  init() throws { plan = try Sample.folder().plan(.quick) }

  private func paths(_ pattern: String) throws -> [String] {
    try plan.runs(matching: pattern).map(\.path)
  }

  @Test(
    "A name is a path, its beginning, a pattern, or a key",
    arguments: [
      ("train/stand/demo/deep/1", ["train/stand/demo/deep/1"]),
      ("train/stand/demo/deep", ["train/stand/demo/deep/0", "train/stand/demo/deep/1"]),
      ("references/", ["references/stand/-/linear/0", "references/stand/-/person/0"]),
      ("plane", ["plane/stand/demo/deep/0"]),
      ("tr?in/*/1", ["train/stand/demo/plain/1", "train/stand/demo/deep/1"]),
      (
        "*/deep",
        ["train/stand/demo/deep/0", "train/stand/demo/deep/1", "plane/stand/demo/deep/0"]
      ),
    ])
  func names(pattern: String, paths: [String]) throws {
    #expect(try self.paths(pattern) == paths)
    let run = plan.runs[4]
    #expect(try self.paths(String(run.key.hex.prefix(12))) == [run.path])
  }

  @Test(
    "An unknown name is answered with names near it, or with the full profile",
    arguments: [
      ("train/stand/demo/dep", "near are train/stand/demo/deep"), ("trian", "near are train"),
      ("trai", "no run is called 'trai'"), ("train/stand/demo/deep/2", "add --profile full"),
    ])
  func unknownName(pattern: String, words: String) {
    let error = #expect(throws: UnknownCell.self) { try paths(pattern) }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  @Test("Runs are kept with the runs that they need") func keeping() throws {
    #expect(
      try plan.keeping(["plane"]).runs.map(\.path) == [
        "demo/stand/-/person/0", "train/stand/demo/deep/0", "plane/stand/demo/deep/0",
      ])
    #expect(try plan.keeping(["references", "demo"]).runs.count == 3)
  }

  @Test(
    "A table stands for the runs behind it, and an unknown one is answered with those there are")
  func tables() throws {
    let paper = [PaperPart(name: "Table 1", runs: try plan.runs(matching: "plane"))]
    #expect(
      try plan.keeping(["table 1"], in: paper).runs.map(\.path)
        == plan.keeping(["plane"]).runs.map(\.path))
    let error = #expect(throws: UnknownCell.self) { try plan.keeping(["Table 2"], in: paper) }
    #expect(error?.description.contains("near are Table 1") == true)
  }
}
