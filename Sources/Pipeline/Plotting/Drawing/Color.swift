import Foundation

/// A color of the screen, 24 bits.
struct Color: Hashable, Sendable {
  var red, green, blue: UInt8

  /// - Parameter code: The three components as in `0xRRGGBB`.
  init(_ code: UInt32) {
    red = UInt8(truncatingIfNeeded: code >> 16)
    green = UInt8(truncatingIfNeeded: code >> 8)
    blue = UInt8(truncatingIfNeeded: code)
  }

  /// `#RRGGBB`, as gnuplot and HTML spell it.
  var code: String { String(format: "#%02X%02X%02X", Int(red), Int(green), Int(blue)) }

  // The eight colors of Okabe and Ito (2008), distinct for every kind of color vision.
  static let black = Color(0x000000)
  static let orange = Color(0xE69F00)
  static let skyBlue = Color(0x56B4E9)
  static let bluishGreen = Color(0x009E73)
  static let yellow = Color(0xF0E442)
  static let blue = Color(0x0072B2)
  static let vermilion = Color(0xD55E00)
  static let reddishPurple = Color(0xCC79A7)

  /// Behind the data, and lighter than any of them.
  static let lightGray = Color(0xCFCFCF)
  /// For frames and reference lines.
  static let darkGray = Color(0x4D4D4D)
}

/// A sequence of colors for the values from the lower to the upper end of a scale.
struct Palette: Equatable, Sendable {
  /// Evenly spaced; colors between them are interpolated linearly.
  var colors: [Color]

  /// Viridis (van der Walt and Smith, 2015) without its lightest quarter, in steps of an eighth.
  ///
  /// Its lightness grows evenly, so that equal differences look equal, also in grayscale; the yellow
  /// end would be invisible on white paper.
  static let viridis = Palette(
    colors: [0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21918C, 0x28AE80, 0x5EC962].map {
      Color($0)
    })
}
