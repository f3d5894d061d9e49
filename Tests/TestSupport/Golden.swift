import Foundation
public import Testing

/// Compares `text` with the golden file `name` in `Tests/Golden`.
///
/// Where they differ, the test fails and `text` is left in a temporary file, to be compared and, if
/// the change is intended, copied over the golden file.
public func expectGolden(
  _ text: String, _ name: String, at location: SourceLocation = #_sourceLocation
) throws {
  let golden = repository.appending(path: "Tests/Golden/\(name)")
  let expected = (try? golden.text) ?? ""
  guard text != expected else { return }
  let actual = FileManager.default.temporaryDirectory.appending(path: golden.lastPathComponent)
  try actual.write(text)
  Issue.record("\(golden.path) differs from \(actual.path)", sourceLocation: location)
}
