import Foundation
import TestSupport
import Testing

@Suite struct CompletionTests {
  private let project: TemporaryProject

  init() throws { project = try TemporaryProject() }

  /// What the script asks the program for the last of these words.
  private func completions(
    _ verb: String, _ argument: String, _ words: [String]
  ) throws -> [String] {
    let index = String(words.count - 1)
    let cursor = String(words.last?.count ?? 0)
    let result = try RunningProgram(
      TemporaryProject.program, ["---completion", verb, "--", argument, index, cursor] + words,
      in: project.repository, environment: [:]
    ).waitUntilExit()
    #expect(result.status == 0, "\(result.errors)")
    return result.output.split(separator: "\n").map(String.init)
  }

  @Test(
    "A script is generated for each shell", arguments: ["bash", "zsh", "fish"])
  func writesScripts(shell: String) throws {
    let result = try RunningProgram(
      TemporaryProject.program, ["--generate-completion-script", shell], in: project.folder,
      environment: [:]
    ).waitUntilExit()
    #expect(result.status == 0)
    for word in ["explain", "why", "repro", "diff", "status", "smoke", "---completion"] {
      #expect(result.output.contains(word), "\(word)")
    }
  }

  @Test("Cells are completed, with seeds when the cell is complete")
  func completesCells() throws {
    #expect(
      try completions("why", "positional@0", ["dmil", "why", "tr"]) == [
        "data/standing-still/-/lqr", "training/standing-still/data/dmil",
      ])
    let words = ["dmil", "run", "--only", "training/standing-still/data/dmil/"]
    #expect(
      try completions("run", "--only", words).contains("training/standing-still/data/dmil/0"))
  }

  @Test("Cells come from the repository on the command line")
  func completesCellsOfTheRepository() throws {
    let elsewhere = try TemporaryProject([
      "data.yaml": TemporaryProject.specifications["data.yaml"] ?? ""
    ])
    let words = ["dmil", "why", "--repository", elsewhere.repository.path, ""]
    #expect(try completions("why", "positional@0", words) == ["data/standing-still/-/lqr"])
  }

  @Test("Keys are completed")
  func completesKeys() throws {
    let keys = try completions("explain", "positional@0", ["dmil", "explain", "tr"])
    #expect(keys.contains("train.steps"))
    #expect(keys.contains("methods.dmil.learning_rate"))
  }
}
