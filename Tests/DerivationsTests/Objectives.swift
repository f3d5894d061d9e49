import Derivations
import Foundation

/// The sources of the equations in this repository.
func objectives() throws -> [SourceFile] {
  let folder = "Sources/Imitation/Objectives"
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  return try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
    .sorted().map { name in
      SourceFile(
        path: "\(folder)/\(name)",
        text: try String(
          contentsOf: root.appending(path: folder).appending(path: name), encoding: .utf8))
    }
}
