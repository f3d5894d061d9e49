private import Foundation

/// A linear scale along one side of a panel.
public struct Axis: Equatable, Sendable {
  /// Name and unit; empty for none.
  public var label: String

  public var range: ClosedRange<Double>

  /// The values at which there is a line of the grid.
  public var tics: [Double]

  /// Whether numbers stand at the tics.
  public var isNumbered: Bool

  /// What stands at the tics in the place of numbers, one for each; empty where numbers do.
  public var names: [String] = []

  /// - Precondition: `range` is finite and not empty.
  public init(label: String, range: ClosedRange<Double>, tics: [Double], isNumbered: Bool) {
    let length = range.upperBound - range.lowerBound
    precondition(length > 0 && length.isFinite, "\(label): an axis of length \(length)")
    self.label = label
    self.range = range
    self.tics = tics
    self.isNumbered = isNumbered
  }

  /// An axis with tics at all multiples of 1, 2 or 5 times a power of ten, at most `ticCount` of
  /// them within a length of `range`.
  public init(label: String, range: ClosedRange<Double>, ticCount: Int, isNumbered: Bool) {
    let least = (range.upperBound - range.lowerBound) / Double(ticCount)
    let power = pow(10, log10(least).rounded(.down))
    // The slack lets a step that is the least one but for rounding pass.
    let step = power * ([1.0, 2.0, 5.0].first { $0 * power >= least * (1 - 1e-9) } ?? 10)
    let first = (range.lowerBound / step - 1e-9).rounded(.up)
    let last = (range.upperBound / step + 1e-9).rounded(.down)
    let tics = stride(from: first, through: last, by: 1).map { $0 * step }
    self.init(label: label, range: range, tics: tics, isNumbered: isNumbered)
  }

  /// An axis of things instead of numbers: the one at `index`, from 0, stands at the value `index`,
  /// and there is room for half a thing at either end.
  public init(label: String, names: [String]) {
    self.init(
      label: label, range: -0.5...Double(names.count) - 0.5,
      tics: names.indices.map(Double.init), isNumbered: true)
    self.names = names
  }

  /// The least range that holds all finite `values` and leaves a twentieth of their span free at
  /// either side; half a unit where they are all alike, ±1 where there are none.
  public static func range(around values: [Double]) -> ClosedRange<Double> {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return -1...1 }
    let margin = high > low ? (high - low) / 20 : 0.5
    return low - margin...high + margin
  }
}
