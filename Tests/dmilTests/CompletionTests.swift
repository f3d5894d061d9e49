import Foundation
import TestSupport
import Testing

@Suite struct CompletionTests {
  private let workshop: Workshop

  init() throws { workshop = try Workshop() }

  /// What the script asks the program for the last of these words.
  private func completions(
    _ verb: String, _ argument: String, _ words: [String]
  ) throws -> [String] {
    let index = String(words.count - 1)
    let cursor = String(words.last?.count ?? 0)
    let ending = try Running(
      Workshop.program, ["---completion", verb, "--", argument, index, cursor] + words,
      in: workshop.repository, environment: [:]
    ).ending()
    #expect(ending.status == 0, "\(ending.errors)")
    return ending.output.split(separator: "\n").map(String.init)
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func aScriptIsMadeForEachShell(shell: String) throws {
    let ending = try Running(
      Workshop.program, ["--generate-completion-script", shell], in: workshop.folder,
      environment: [:]
    ).ending()
    #expect(ending.status == 0)
    for word in ["explain", "why", "repro", "diff", "status", "smoke", "---completion"] {
      #expect(ending.output.contains(word), "\(word)")
    }
  }

  @Test func cellsAreCompleted() throws {
    #expect(
      try completions("why", "positional@0", ["dmil", "why", "tr"]) == [
        "data/standing-still/-/lqr", "training/standing-still/data/dmil",
      ])
    let words = ["dmil", "run", "--only", "training/standing-still/data/dmil/"]
    #expect(
      try completions("run", "--only", words).contains("training/standing-still/data/dmil/0"))
  }

  @Test func cellsAreThoseOfTheRepositoryThatIsNamed() throws {
    let elsewhere = try Workshop(["data.yaml": Workshop.specifications["data.yaml"] ?? ""])
    let words = ["dmil", "why", "--repository", elsewhere.repository.path, ""]
    #expect(try completions("why", "positional@0", words) == ["data/standing-still/-/lqr"])
  }

  @Test func keysAreCompleted() throws {
    let keys = try completions("explain", "positional@0", ["dmil", "explain", "tr"])
    #expect(keys.contains("train.steps"))
    #expect(keys.contains("methods.dmil.learning_rate"))
  }
}
