import Planning
import Records
import ArgumentParser
import Specifications
import Store
import Foundation

/// What a shell may complete: the program asks itself.
enum Completion {
  static let cellHelp = ArgumentHelp(
    "experiment/task/data/method/seed as 'dmil plan' shows it, or the beginning of it; * is any text."
  )

  /// Cells of the profile and the repository that the line names so far; runs once the cell is
  /// complete.
  static let cells = CompletionKind.custom { words, _, prefix in
    guard let workplace = try? GlobalOptions.parse(options(in: words)),
      let plan = try? workplace.plan()
    else { return [] }
    let isComplete = prefix.filter { $0 == "/" }.count >= 4
    let names = plan.runs.map { isComplete ? $0.path : $0.cell.path }
    return Set(names).sorted()
  }

  static let keys = CompletionKind.custom { words, _, _ in
    guard let workplace = try? GlobalOptions.parse(options(in: words)) else { return [] }
    return KeyExplanation.keys(of: workplace.schema)
  }

  /// The options of the workplace among the words, complete ones only.
  private static func options(in words: [String]) -> [String] {
    zip(words, words.dropFirst()).flatMap { name, value in
      ["--profile", "--repository"].contains(name) ? [name, value] : []
    }
  }
}
