import Foundation
import Testing

/// Compares `text` with the file `name` among the golden files; where they differ, `text` is left
/// in a temporary file to compare and, when the change was meant, to copy.
func expectGoldenScript(
  _ text: String, _ name: String, at location: SourceLocation = #_sourceLocation
)
  throws
{
  let golden = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Golden/\(name)")
  let expected = (try? String(contentsOf: golden, encoding: .utf8)) ?? ""
  guard text != expected else { return }
  let actual = FileManager.default.temporaryDirectory.appending(path: name)
  try Data(text.utf8).write(to: actual)
  Issue.record("\(golden.path) differs from \(actual.path)", sourceLocation: location)
}
