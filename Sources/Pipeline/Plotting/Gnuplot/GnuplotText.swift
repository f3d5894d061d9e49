import Foundation

/// `text` as a gnuplot string that is printed as it stands.
///
/// In single quotes gnuplot takes a backslash as it is, and its "enhanced" mode then takes the sign
/// after it literally.
func quoted(_ text: String) -> String {
  "'\(escaped(text))'"
}

/// `text` for use within a quoted string that has mark-up of its own.
///
/// Letters that the text font lacks are set in that of mathematics.
func escaped(_ text: String) -> String {
  precondition(!text.contains(where: \.isNewline), "A label of two lines: \(text)")
  var result = ""
  for character in text {
    switch character {
    case "'": result += "''"
    case "_", "^", "{", "}", "@", "&", "~", "\\": result += "\\\(character)"
    // No label breaks, and this space is as wide as two.
    case "\u{A0}": result += " "
    case "α"..."ω", "′": result += "{/\"\(FigureFont.mathematics)\":Italic \(character)}"
    default: result.append(character)
    }
  }
  return result
}

/// `value` with six significant digits, more than any printer shows; no locale.
public func decimal(_ value: Double) -> String {
  // Adding zero turns −0 into 0.
  value.isFinite ? String(format: "%.6g", value + 0) : "NaN"
}
