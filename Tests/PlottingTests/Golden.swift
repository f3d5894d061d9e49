import Foundation
import Testing

/// Compares `text` with the file `name` among the golden files; where they differ, `text` is left
/// in a temporary file to compare and, when the change was meant, to copy.
func expectGolden(_ text: String, _ name: String, at location: SourceLocation = #_sourceLocation)
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

/// A folder of its own, gone when `work` is done.
func withTemporaryFolder<Result>(_ work: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try work(folder)
}
