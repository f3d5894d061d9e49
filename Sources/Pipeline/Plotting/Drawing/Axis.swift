import Foundation

/// A linear scale along one side of a panel.
struct Axis: Equatable, Sendable {
  /// Name and unit; empty for none.
  let label: String
  let range: ClosedRange<Double>
  /// The values with a line of the grid.
  let tics: [Double]
  /// Whether the tics have numbers or names.
  let isNumbered: Bool
  /// One for each tic; empty for numbers.
  private(set) var names: [String] = []

  /// - Precondition: `range` is finite and not empty.
  init(label: String, range: ClosedRange<Double>, tics: [Double], isNumbered: Bool) {
    let length = range.upperBound - range.lowerBound
    precondition(length > 0 && length.isFinite, "\(label): an axis of length \(length)")
    (self.label, self.range, self.tics, self.isNumbered) = (label, range, tics, isNumbered)
  }

  /// Tics at all multiples of 1, 2 or 5 times a power of ten, at most `ticCount` of them within a
  /// length of `range`.
  init(label: String, range: ClosedRange<Double>, ticCount: Int, isNumbered: Bool) {
    let least = (range.upperBound - range.lowerBound) / Double(ticCount)
    let power = pow(10, log10(least).rounded(.down))
    // The slack lets a step that is the least one but for rounding pass.
    let step = power * ([1.0, 2.0, 5.0].first { $0 * power >= least * (1 - 1e-9) } ?? 10)
    let first = (range.lowerBound / step - 1e-9).rounded(.up)
    let last = (range.upperBound / step + 1e-9).rounded(.down)
    let tics = stride(from: first, through: last, by: 1).map { $0 * step }
    self.init(label: label, range: range, tics: tics, isNumbered: isNumbered)
  }

  /// An axis of names at the values 0, 1, 2, …, with half a place free at either end.
  init(label: String, names: [String]) {
    self.init(
      label: label, range: -0.5...Double(names.count) - 0.5,
      tics: names.indices.map(Double.init), isNumbered: true)
    self.names = names
  }

  /// The least range that holds all finite `values` and a twentieth of their span at either side; half
  /// a unit if they are all alike, −1 to 1 if there are none.
  static func range(around values: [Double]) -> ClosedRange<Double> {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return -1...1 }
    let margin = high > low ? (high - low) / 20 : 0.5
    return low - margin...high + margin
  }
}
