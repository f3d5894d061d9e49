import Foundation
import TestSupport
import Testing

@Suite struct CompletionTests {
  /// A repository that only the words of the command line name.
  private let project: TemporaryProject

  init() throws { project = try TemporaryProject() }

  private func output(_ arguments: [String]) throws -> String {
    let result = try RunningProgram(TemporaryProject.program, arguments, in: project.folder)
      .waitUntilExit()
    #expect(result.status == 0, "\(result.errors)")
    return result.output
  }

  /// What the script asks the program for the last word.
  private func completions(
    _ verb: String, _ argument: String, _ options: String..., word: String
  ) throws -> [Substring] {
    let words = ["dmil", verb, "--repository", project.repository.path] + options + [word]
    let place = [String(words.count - 1), String(word.count)]
    return try output(["---completion", verb, "--", argument] + place + words)
      .split(separator: "\n")
  }

  @Test("A script is generated for each shell", arguments: ["bash", "zsh", "fish"])
  func writesScripts(shell: String) throws {
    let script = try output(["--generate-completion-script", shell])
    for word in ["explain", "why", "repro", "review", "diff", "status", "smoke", "---completion"] {
      #expect(script.contains(word), "\(word)")
    }
  }

  @Test("Cells are completed, with seeds when the cell is complete")
  func completesCells() throws {
    let cell = "training/standing-still/data/dmil"
    #expect(
      try completions("why", "positional@0", word: "tr") == [
        "data/standing-still/-/lqr", cell[...],
      ])
    #expect(try completions("run", "--only", "--only", word: cell + "/").contains(cell + "/0"))
  }

  @Test("Keys are completed")
  func completesKeys() throws {
    let keys = try completions("explain", "positional@0", word: "tr")
    #expect(keys.contains("train.steps") && keys.contains("methods.dmil.learning_rate"))
  }
}
