import Foundation

/// The sources of a paper for a preprint server: one TeX file, with its figures beside it.
///
/// They make the same PDF. The references are in the text, so that there is no `.bbl`, and the text
/// includes no other file.
struct Preprint {
  static let folder = "preprint"

  /// The paper, with the names of its figures in place of their paths.
  let text: String
  /// The paths of its figures, relative to the folder of the paper, in their order.
  let figures: [String]

  /// - Parameter paper: The content of paper.tex.
  init(of paper: String) {
    let pattern = /(\\includegraphics(?:\[[^\]]*\])?)\{([^}]*)\}/
    figures = paper.matches(of: pattern).map { String($0.2) }
    text = paper.replacing(pattern) { match in
      "\(match.1){\(match.2.split(separator: "/").last ?? "")}"
    }
  }

  /// Adds the sources to a distribution; `build` is the folder of the paper.
  func add(to folder: DistributionFolder, from build: URL) throws {
    try folder.add(text, as: "\(Self.folder)/paper.tex")
    for figure in figures {
      let file = build.appending(path: figure).standardizedFileURL
      try folder.add(copyOf: file, as: "\(Self.folder)/\(file.lastPathComponent)")
    }
  }
}
