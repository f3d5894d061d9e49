import Foundation
import TestSupport
import Testing

@Suite struct ProgramTests {
  @Test(
    "Wrong usage ends with 2",
    arguments: [
      ["bogus"], ["run", "--jobs", "0"], ["run", "--checkpoint-every", "nan"],
      ["run", "--checkpoint-every=-1"], ["plan", "--profile", "tiny"],
    ])
  func endsWithTwo(arguments: [String]) throws {
    let project = try TemporaryProject()
    let result = try project.start(arguments).waitUntilExit()
    #expect(result.status == 2)
    #expect(result.lastLine == "dmil: exit code 2: wrong usage; try 'dmil --help'")
  }

  @Test("The profile is that of the option, else of PROFILE, else quick")
  func choosesTheProfile() throws {
    let project = try TemporaryProject()
    func profile(_ arguments: String...) throws -> Substring? {
      let output = try project.start(arguments, environment: ["PROFILE": "smoke"]).waitUntilExit()
        .output
      return output.firstMatch(of: /"profile": "(\w+)"/)?.1
    }
    #expect(try profile("plan", "--json") == "smoke")
    #expect(try profile("plan", "--json", "--profile", "full") == "full")
    #expect(try project.run("plan", "--json").output.contains(#""profile": "quick""#))
    let wrong = try project.run("plan", environment: ["PROFILE": "tiny"])
    #expect(wrong.status == 2)
    #expect(
      wrong.lastLine
        == "dmil: exit code 2: PROFILE is 'tiny'; it must be smoke, quick, headline or full")
  }

  @Test(
    "An invalid specification ends with 65 and its place",
    arguments: ["plan", "run", "lint", "paper"])
  func endsWithSixtyFive(command: String) throws {
    var specifications = TemporaryProject.specifications
    specifications["data"]?.replace("transitions: 300", with: "transitions: 0")
    let project = try TemporaryProject(specifications)
    let result = try project.run(command)
    #expect(result.status == 65)
    #expect(result.errors.contains("data.yaml:7:14: error: 'transitions' must be"))
    #expect(result.lastLine == "dmil: exit code 65: a specification is invalid")
  }

  @Test("Changed numbers are recorded only after a numerics version was raised")
  func recordsTheFingerprint() throws {
    let project = try TemporaryProject()
    let missing = try project.run("fingerprint")
    #expect(missing.status == 5)
    #expect(missing.lastLine.hasSuffix("Fingerprint.json does not exist; record it with --record"))
    try project.repository.appending(path: "Tests/Golden").makeFolder()
    #expect(try project.run("fingerprint", "--record").status == 0)
    #expect(try project.run("fingerprint").status == 0)
    let file = project.repository.appending(path: "Tests/Golden/Fingerprint.json")
    let recorded = try file.text
    func change(_ old: Regex<Substring>, to new: String) throws -> String {
      let text = recorded.replacing(old, with: new, maxReplacements: 1)
      try file.write(text)
      return text
    }
    let moved = try change(/"robot\/pole" : "[0-9.]+"/, to: #""robot/pole" : "3.5""#)
    let refused = try project.run("fingerprint", "--record")
    #expect(refused.status == 4)
    #expect(refused.errors.contains("Environments/NumericsVersion.swift"))
    #expect(try file.text == moved)
    _ = try change(/"Environments" : \d+/, to: #""Environments" : 0"#)
    #expect(try project.run("fingerprint").status == 4)
    #expect(try project.run("fingerprint", "--record").status == 0)
    #expect(try file.text == recorded)
  }

  @Test("lint names a file in the wrong folder")
  func lintNamesStrays() throws {
    let project = try TemporaryProject()
    #expect(try project.run("lint").status == 0)
    try project.write("", to: "figures/quick/notes.txt")
    let result = try project.run("lint")
    #expect(result.status == 4)
    #expect(
      result.errors.contains(
        "figures/quick/notes.txt: figures/quick belongs to dmil report and holds only"))
  }

  @Test("--version prints the version")
  func printsTheVersion() throws {
    let folder = try TemporaryFolder()
    let result = try RunningProgram(TemporaryProject.program, ["--version"], in: folder.url)
      .waitUntilExit()
    #expect(result.status == 0)
    #expect(result.output.contains(/^dmil \d+\.\d+\.\d+/))
  }
}
