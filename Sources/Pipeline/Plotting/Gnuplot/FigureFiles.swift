public import Foundation

extension Figure {
  /// Of its files.
  public static let suffixes = ["gp", "tsv", "svg", "pdf"]

  /// Writes `<name>.gp`, `<name>.tsv`, `<name>.svg` and `<name>.pdf` into `folder`, which is made
  /// if need be, in place of older ones.
  ///
  /// Gnuplot draws in a folder of its own, so that a failure leaves the older figure as it was.
  ///
  /// - Returns: The four files.
  /// - Throws: `FigureError`.
  @discardableResult
  public func write(
    into folder: URL, drawnBy program: String = "gnuplot"
  ) throws(FigureError) -> [URL] {
    let draft = FileManager.default.temporaryDirectory
      .appending(path: "\(name)-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: draft) }
    try unwritable(folder) {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    try unwritable(draft) {
      try FileManager.default.createDirectory(at: draft, withIntermediateDirectories: true)
      try Data(script.utf8).write(to: draft.appending(path: "\(name).gp"))
      try Data(table.utf8).write(to: draft.appending(path: "\(name).tsv"))
    }
    try Gnuplot.run(script, of: name, in: draft, by: program)
    try shorten(draft.appending(path: "\(name).svg"))
    try fixDate(ofPDF: draft.appending(path: "\(name).pdf"))
    return try Self.suffixes.map { (suffix: String) throws(FigureError) -> URL in
      let file = folder.appending(path: "\(name).\(suffix)")
      try unwritable(file) {
        try Data(contentsOf: draft.appending(path: "\(name).\(suffix)"))
          .write(to: file, options: .atomic)
      }
      return file
    }
  }
}

extension Figure {
  /// Puts a shorter document that looks the same in the place of an SVG of gnuplot.
  func shorten(_ svg: URL) throws(FigureError) {
    try unwritable(svg) {
      let document = try String(contentsOf: svg, encoding: .utf8)
      try Data(CompactSVG.text(of: document, prefix: name).utf8).write(to: svg)
    }
  }
}

/// Does `work` on `file`, and says which file it was when that fails.
func unwritable(_ file: URL, _ work: () throws -> Void) throws(FigureError) {
  do {
    try work()
  } catch {
    throw .unwritable(path: file.path, reason: error.localizedDescription)
  }
}
