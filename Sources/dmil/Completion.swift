import ArgumentParser
import Foundation
import Planning
import Records
import Specifications
import Store

/// Values that shells complete by calling the program.
enum Completion {
  static let cellHelp = ArgumentHelp(
    "A cell is experiment/task/dataset/method/seed as in 'dmil plan', or its beginning; * is any text."
  )

  /// The cells of the profile and repository that the command line names; with their seeds once four
  /// parts are typed.
  static let cells = CompletionKind.custom { words, _, prefix in
    guard let options = try? GlobalOptions.parse(globalOptions(in: words)),
      let plan = try? options.plan()
    else { return [] }
    let isComplete = prefix.filter { $0 == "/" }.count >= 4
    let names = plan.runs.map { isComplete ? $0.path : $0.cell.path }
    return Set(names).sorted()
  }

  static let keys = CompletionKind.custom { words, _, _ in
    guard let options = try? GlobalOptions.parse(globalOptions(in: words)) else { return [] }
    return (try? options.schema).map(KeyExplanation.keys) ?? []
  }

  /// The global options among the words.
  private static func globalOptions(in words: [String]) -> [String] {
    zip(words, words.dropFirst()).flatMap { name, value in
      ["--profile", "--repository"].contains(name) ? [name, value] : []
    }
  }
}
