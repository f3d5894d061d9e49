public import LinearAlgebra

/// How much of recorded actions lies at the bounds ±1, or beyond.
///
/// A tanh-Gaussian policy has no density at ±1: its likelihood is that of actions clipped to
/// ±(1 − 10⁻⁶), which many actions at the bounds pull to saturation. Cloning such data fails for
/// this reason and no other, so whoever reads them is told.
public struct ActionBounds: Equatable, Codable, Sendable {
  /// Components of actions that were seen.
  public private(set) var componentCount = 0
  /// Those of |a| > 1 − 10⁻⁶.
  public private(set) var atBoundCount = 0
  /// Those of |a| > 1.
  public private(set) var beyondCount = 0
  /// The largest |a|.
  public private(set) var largest: Float = 0

  /// Rounding that passes for the bound itself.
  static let tolerance: Float = 1e-5

  public init() {}

  public mutating func measure(_ actions: Matrix) {
    componentCount += actions.elements.count
    for action in actions.elements {
      let size = abs(action)
      if size > 1 - 1e-6 { atBoundCount += 1 }
      if size > 1 { beyondCount += 1 }
      largest = max(largest, size)
    }
  }

  /// The share of the components that lies at the bounds or beyond; zero of none.
  public var shareAtBound: Double {
    componentCount == 0 ? 0 : Double(atBoundCount) / Double(componentCount)
  }
}

extension DatasetFile {
  /// Actions within ±1.
  ///
  /// - Throws: when one lies beyond by more than rounding, unless they are to be clipped.
  func boundedActions(_ steps: Range<Int>) throws(DatasetError) -> Matrix {
    var actions = try reader.actions(steps)
    let limit = assumptions.clipsActions ? Float.infinity : 1 + ActionBounds.tolerance
    for (index, action) in actions.elements.enumerated() where abs(action) > 1 {
      guard abs(action) <= limit else {
        throw DatasetError(
          file: path, dataSet: "actions",
          problem:
            "step \(steps.lowerBound + index / actions.columnCount) holds \(action), wanted: "
            + "actions within ±1",
          remedy: "clip them (--clip-actions, or clip_actions: true in the specification) if the "
            + "environment did; otherwise they are in "
            + "another unit: divide them by the limits of the actuators")
      }
      actions.elements[index] = max(-1, min(1, action))
    }
    return actions
  }
}
