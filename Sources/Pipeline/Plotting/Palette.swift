/// A sequence of colors for the values from the lower to the upper end of a scale.
public struct Palette: Equatable, Sendable {
  /// Evenly spaced; colors between them are interpolated linearly.
  public var colors: [Color]

  /// Viridis (van der Walt and Smith, 2015) without its lightest quarter, in steps of an eighth.
  ///
  /// Its lightness grows evenly, so that equal differences look equal and a print in gray keeps
  /// their order; the yellow end would be lost on white paper.
  public static let viridis = Palette(colors: [
    Color(0x440154), Color(0x472D7B), Color(0x3B528B), Color(0x2C728E), Color(0x21918C),
    Color(0x28AE80), Color(0x5EC962),
  ])
}
