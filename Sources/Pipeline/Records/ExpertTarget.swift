/// The normalized score that a policy which demonstrates locomotion was to reach, fixed before it was
/// trained.
///
/// Experts are to be about as good as D4RL's, whose mean return scores 100; medium policies as good
/// as D4RL's, which score about 44 (Hopper), 42 (HalfCheetah) and 62 (Walker2d).
public struct ExpertTarget: Equatable, Sendable, CustomStringConvertible {
  private let range: ClosedRange<Double>

  /// The target of a policy, `expert` or `medium`; `nil` where none was fixed.
  public init?(task: String, policy: String) {
    switch (policy, task) {
    case ("medium", _): range = 35...65
    case ("expert", "hopper"): range = 100 ... .infinity
    case ("expert", "halfcheetah"): range = 85 ... .infinity
    case ("expert", "walker2d"): range = 90 ... .infinity
    default: return nil
    }
  }

  public var description: String {
    let lower = "\(Int(range.lowerBound))"
    return range.upperBound.isFinite ? "\(lower) to \(Int(range.upperBound))" : "≥ \(lower)"
  }

  /// The target, and whether the score meets it.
  public func verdict(on score: Double) -> String {
    "\(self): \(range.contains(score) ? "met" : "not met")"
  }
}
