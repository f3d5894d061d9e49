public import LinearAlgebra

/// The fraction of recorded action components at or beyond ±1.
///
/// A tanh-Gaussian policy has no density at ±1: its likelihood is computed for actions clipped to
/// ±(1 − 10⁻⁶), and many actions at the bounds drive it into saturation. Behavioral cloning can fail
/// for this reason alone, so descriptions of a file report it.
public struct ActionBounds: Equatable, Codable, Sendable {
  public private(set) var componentCount = 0
  /// Components with |a| > 1 − 10⁻⁶.
  public private(set) var atBoundCount = 0
  /// Components with |a| > 1.
  public private(set) var beyondCount = 0
  /// The largest |a|.
  public private(set) var largest: Float = 0

  /// The excess over 1 that counts as rounding.
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

  /// The fraction of components with |a| > 1 − 10⁻⁶; 0 without components.
  public var atBoundFraction: Double {
    componentCount == 0 ? 0 : Double(atBoundCount) / Double(componentCount)
  }
}

extension DatasetFile {
  /// Actions clipped to [−1, 1].
  ///
  /// - Throws: `DatasetError` if one lies outside by more than rounding, unless `clipsActions` is set.
  func boundedActions(_ steps: Range<Int>) throws(DatasetError) -> Matrix {
    var actions = try reader.numbers(.actions, steps)
    let limit = options.clipsActions ? Float.infinity : 1 + ActionBounds.tolerance
    for (index, action) in actions.elements.enumerated() where abs(action) > 1 {
      guard abs(action) <= limit else {
        throw DatasetError(
          file: path, object: "actions",
          problem: "step \(steps.lowerBound + index / actions.columnCount) holds \(action), "
            + "expected actions in [−1, 1]",
          remedy: "if the environment clipped them, write clip_actions: true in the specification; "
            + "otherwise divide them by the limits of the actuators")
      }
      actions.elements[index] = max(-1, min(1, action))
    }
    return actions
  }
}
