import EquationChecks
import Foundation
import TestSupport

/// The sources of the equations in this repository.
func equationSources() throws -> [SourceFile] {
  try ["Sources/Learning/Imitation/Losses", "Sources/Learning/Experts/Losses"].flatMap { folder in
    try FileManager.default.contentsOfDirectory(
      atPath: repository.appending(path: folder).path
    ).sorted().map { name in
      SourceFile(
        path: "\(folder)/\(name)",
        text: try String(
          contentsOf: repository.appending(path: folder).appending(path: name), encoding: .utf8))
    }
  }
}
