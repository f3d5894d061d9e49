public import Foundation

/// The root of this repository.
public let repository = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

/// What a paper is typeset with, besides its manuscript: names in `paper`.
public let typesettingFiles = [
  "references.bib", "template.tex", "template.html", "page", "filters",
]

/// Whether the programs that make a paper are installed.
public let canTypeset = ["gnuplot", "pandoc", "pdflatex"].allSatisfy(isInstalled)

/// Whether a program is in the path.
public func isInstalled(_ program: String) -> Bool {
  (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
  }
}

/// The working store, where set-up puts the models.
public let workingStore =
  ProcessInfo.processInfo.environment["DMIL_WORK"].flatMap { $0.isEmpty ? nil : $0 }
  .map { URL(filePath: $0, directoryHint: .isDirectory) } ?? repository.appending(path: ".work")
