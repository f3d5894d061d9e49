private import Foundation

/// A linear scale along one side of a panel.
public struct Axis: Equatable, Sendable {
  /// Name and unit; empty for none.
  public var label: String

  public var range: ClosedRange<Double>

  /// The distance between tics, in data units.
  public var step: Double

  /// Whether numbers stand at the tics.
  public var isNumbered: Bool

  /// - Precondition: `range` is finite and not empty, and `step` is positive.
  public init(label: String, range: ClosedRange<Double>, step: Double, isNumbered: Bool) {
    precondition(range.lowerBound < range.upperBound, "\(label): an axis of no length")
    precondition(step > 0, "\(label): tics \(step) apart")
    self.label = label
    self.range = range
    self.step = step
    self.isNumbered = isNumbered
  }

  /// An axis whose ends are the multiples of its step that enclose `range`.
  ///
  /// The step is 1, 2 or 5 times a power of ten, chosen so that there are about `ticCount` tics.
  /// A range of no length is widened by half a unit to either side.
  public init(label: String, enclosing range: ClosedRange<Double>, ticCount: Int, isNumbered: Bool)
  {
    let isPoint = range.lowerBound == range.upperBound
    let lower = isPoint ? range.lowerBound - 0.5 : range.lowerBound
    let upper = isPoint ? range.upperBound + 0.5 : range.upperBound
    let step = Axis.roundStep(atLeast: (upper - lower) / Double(ticCount))
    // The slack keeps an end that is a multiple of the step, but for rounding, where it is.
    let first = ((lower / step) + 1e-9).rounded(.down) * step
    let last = ((upper / step) - 1e-9).rounded(.up) * step
    self.init(label: label, range: first...last, step: step, isNumbered: isNumbered)
  }

  private static func roundStep(atLeast least: Double) -> Double {
    let power = pow(10, log10(least).rounded(.down))
    let factor = [1.0, 2.0, 5.0].first { $0 * power >= least * (1 - 1e-9) } ?? 10.0
    return factor * power
  }
}
