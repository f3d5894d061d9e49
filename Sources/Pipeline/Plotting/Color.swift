/// A color of the screen, 24 bits.
public struct Color: Hashable, Sendable {
  public var red, green, blue: UInt8

  /// - Parameter code: The three components as in `0xRRGGBB`.
  public init(_ code: UInt32) {
    red = UInt8(truncatingIfNeeded: code >> 16)
    green = UInt8(truncatingIfNeeded: code >> 8)
    blue = UInt8(truncatingIfNeeded: code)
  }

  /// `#RRGGBB`, as gnuplot and HTML spell it.
  var code: String {
    "#"
      + [red, green, blue].map { component in
        let digits = String(component, radix: 16, uppercase: true)
        return digits.count == 1 ? "0" + digits : digits
      }.joined()
  }
}

/// The eight colors that Okabe and Ito (2008) chose to be told apart by every kind of color vision.
extension Color {
  public static let black = Color(0x000000)
  public static let orange = Color(0xE69F00)
  public static let skyBlue = Color(0x56B4E9)
  public static let bluishGreen = Color(0x009E73)
  public static let yellow = Color(0xF0E442)
  public static let blue = Color(0x0072B2)
  public static let vermilion = Color(0xD55E00)
  public static let reddishPurple = Color(0xCC79A7)
}

extension Color {
  /// For what stands behind the data; lighter than any of them.
  public static let lightGray = Color(0xCFCFCF)

  /// For frames and reference lines.
  public static let darkGray = Color(0x4D4D4D)
}
