import Foundation
import Testing

/// Compares `text` with a golden file; where they differ, `text` is left in a temporary file to
/// compare and, when the change was meant, to copy.
func expectGolden(
  _ text: String, _ golden: URL, at location: SourceLocation = #_sourceLocation
) throws {
  let expected = (try? String(contentsOf: golden, encoding: .utf8)) ?? ""
  guard text != expected else { return }
  let actual = FileManager.default.temporaryDirectory.appending(path: golden.lastPathComponent)
  try Data(text.utf8).write(to: actual)
  Issue.record("\(golden.path) differs from \(actual.path)", sourceLocation: location)
}
