import Foundation
import TestSupport

/// A temporary repository whose path is not ASCII, with a copy of the paper's sources.
final class PaperRepository {
  private let temporary: TemporaryFolder
  let folder: URL

  /// With `manuscript` as its paper.md, or that of this repository.
  init(manuscript: String? = nil) throws {
    temporary = try TemporaryFolder()
    folder = temporary.url.appending(path: "Repositorium für Ünïcode – 紙")
    let paper = folder.appending(path: "paper")
    let original = repository.appending(path: "paper")
    try paper.copy(typesettingFiles, from: original)
    let text = try manuscript ?? original.appending(path: "paper.md").text
    try paper.appending(path: "paper.md").write(text)
  }

  func output(_ name: String) -> URL { folder.appending(path: "paper/build/full/\(name)") }
}
