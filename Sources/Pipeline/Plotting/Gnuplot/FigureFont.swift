/// The type of all figures: that of the paper, at the size of small print.
enum FigureFont {
  /// The cut of Latin Modern for eight points.
  static let family = "LM Roman 8"
  /// For Greek letters and primes, which the text font lacks.
  static let mathematics = "Latin Modern Math"
  static let size = 8
  /// Of pages for readers without the font, before any font with serifs.
  static let fallbacks = [
    "Latin Modern Roman", "CMU Serif", "STIX Two Text", "Times New Roman", "Liberation Serif",
  ]
  /// Greater than the mean width of a letter, in points.
  static let letterWidth = 4.4

  /// The exit status of a script that does not find the fonts.
  static let missingStatus = 69

  /// Ends a script with `missingStatus` where fontconfig would take other fonts in silence.
  static let check: [String] = {
    let lacks = [family, mathematics].map {
      "!strstrt(system(\"fc-match --format='%{family}' '\($0)'\"), '\($0)')"
    }
    return [
      "if (\(lacks[0]) \\", "    || \(lacks[1])) {",
      "  print 'fontconfig finds no \(family) or no \(mathematics)'",
      "  exit status \(missingStatus)",
      "}",
    ]
  }()
}
