import Testing

@testable import Plotting

struct PaletteTests {
  /// Relative luminance as in WCAG 2, from 0 to 1.
  private func luminance(_ color: Color) -> Double {
    let parts = [color.red, color.green, color.blue].map { part -> Double in
      let value = Double(part) / 255
      return value <= 0.03928
        ? value / 12.92 : ((value + 0.055) / 1.055) * ((value + 0.055) / 1.055)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  @Test("Viridis grows lighter throughout and stays darker than the background")
  func viridis() {
    let lightness = Palette.viridis.colors.map(luminance) + [luminance(.lightGray)]
    #expect(zip(lightness, lightness.dropFirst()).allSatisfy { $0 < $1 })
  }
}
