import Foundation
import TestSupport
import Testing

@Suite struct ProgramTests {
  @Test(arguments: [["bogus"], ["run", "--jobs", "0"], ["plan", "--profile", "tiny"]])
  func endsWithTwoOnWrongUsage(arguments: [String]) throws {
    let workshop = try Workshop()
    let ending = try workshop.start(arguments).ending()
    #expect(ending.status == 2)
    #expect(ending.lastLine == "dmil: exit code 2: wrong usage; try 'dmil --help'")
  }

  @Test func takesTheProfileFromTheEnvironmentUnlessAFlagSaysOtherwise() throws {
    let workshop = try Workshop()
    func profile(_ arguments: String...) throws -> Substring? {
      let output = try workshop.start(arguments, environment: ["PROFILE": "smoke"]).ending().output
      return output.firstMatch(of: /"profile": "(\w+)"/)?.1
    }
    #expect(try profile("plan", "--json") == "smoke")
    #expect(try profile("plan", "--json", "--profile", "full") == "full")
    #expect(try workshop.run("plan", "--json").output.contains(#""profile": "quick""#))
    let wrong = try workshop.run("plan", environment: ["PROFILE": "tiny"])
    #expect(wrong.status == 2)
    #expect(
      wrong.lastLine
        == "dmil: exit code 2: PROFILE is 'tiny'; it must be smoke, quick or full")
  }

  @Test(arguments: ["plan", "run", "lint", "paper"])
  func endsWithSixtyFiveOnAnInvalidSpecification(verb: String) throws {
    var specifications = Workshop.specifications
    specifications["data.yaml"]?.replace("transitions: 300", with: "transitions: 0")
    let workshop = try Workshop(specifications)
    let ending = try workshop.run(verb)
    #expect(ending.status == 65)
    #expect(ending.errors.contains("data.yaml:7:14: error: 'transitions' must be"))
    #expect(ending.lastLine == "dmil: exit code 65: a specification is invalid")
  }

  @Test func asksForAMissingFingerprint() throws {
    let workshop = try Workshop()
    let ending = try workshop.run("fingerprint")
    #expect(ending.status == 5)
    #expect(ending.lastLine.hasSuffix("Fingerprint.json is not there; record it with --record"))
  }

  @Test func recordsAFingerprintOnlyWhenAVersionWasRaised() throws {
    let workshop = try Workshop()
    try FileManager.default.createDirectory(
      at: workshop.repository.appending(path: "Tests/Golden"), withIntermediateDirectories: true)
    #expect(try workshop.run("fingerprint", "--record").status == 0)
    #expect(try workshop.run("fingerprint").status == 0)
    let file = workshop.repository.appending(path: "Tests/Golden/Fingerprint.json")
    let recorded = try String(contentsOf: file, encoding: .utf8)
    func change(_ old: Regex<Substring>, to new: String) throws -> String {
      let text = recorded.replacing(old, with: new, maxReplacements: 1)
      try Data(text.utf8).write(to: file)
      return text
    }
    let moved = try change(/"robot\/pole" : "[0-9.]+"/, to: #""robot/pole" : "3.5""#)
    let refused = try workshop.run("fingerprint", "--record")
    #expect(refused.status == 4)
    #expect(refused.errors.contains("Sources/Environments/NumericsVersion.swift"))
    #expect(try String(contentsOf: file, encoding: .utf8) == moved)
    _ = try change(/"Environments" : \d+/, to: #""Environments" : 0"#)
    #expect(try workshop.run("fingerprint").status == 4)
    #expect(try workshop.run("fingerprint", "--record").status == 0)
    #expect(try String(contentsOf: file, encoding: .utf8) == recorded)
  }

  @Test func lintNamesAFileInAForeignFolder() throws {
    let workshop = try Workshop()
    #expect(try workshop.run("lint").status == 0)
    let folder = workshop.repository.appending(path: "figures/quick")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data().write(to: folder.appending(path: "notes.txt"))
    let ending = try workshop.run("lint")
    #expect(ending.status == 4)
    #expect(
      ending.errors.contains(
        "figures/quick/notes.txt: figures/quick is written by dmil report and holds only"))
  }

  @Test func saysItsVersion() throws {
    let workshop = try Workshop()
    let ending = try Running(
      Workshop.program, ["--version"], in: workshop.folder, environment: [:]
    ).ending()
    #expect(ending.status == 0)
    #expect(ending.output.contains(/^dmil \d+\.\d+\.\d+/))
  }
}
