/// What one check of an equation measured.
public struct CheckResult: Equatable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// The text of the source, read back, computes what was compiled.
    case text
    /// The value agrees with another form of the same.
    case identity
    /// The analytic derivative is the slope.
    case gradient
    /// What the derivation claims holds on a finite problem.
    case derivation
    /// The gradient that the networks are trained with is the slope.
    case training
    /// A number that the theory rests on, reported without a verdict.
    case diagnostic
  }

  public enum Precision: String, Sendable {
    case double = "f64"
    case single = "f32"
  }

  public let kind: Kind
  public let precision: Precision
  /// What is compared, as an end to "identity: …".
  public let what: String
  /// The relative error measured, or the value of a diagnostic.
  public let measured: Double
  /// The largest error that passes; `nil` for a diagnostic.
  public let tolerance: Double?
  /// The step of the differences at which the error was smallest; `nil` where there are none.
  public let step: Double?
  /// How many draws, directions or points were compared.
  public let count: Int
  /// Where the check is written: module and file, and line.
  public let file: String
  public let line: Int

  init(
    _ kind: Kind, _ what: String, measured: Double, tolerance: Double?, step: Double? = nil,
    count: Int, precision: Precision = .double, file: String = #fileID, line: Int = #line
  ) {
    (self.kind, self.precision, self.what) = (kind, precision, what)
    (self.measured, self.tolerance, self.step) = (measured, tolerance, step)
    (self.count, self.file, self.line) = (count, file, line)
  }

  /// Whether the error is a number within its tolerance.
  public var passed: Bool { tolerance.map { measured <= $0 } ?? true }
}

/// The largest difference of two lists, relative to the largest number of the second, or absolute
/// where all of those are below 1.
func relativeError(_ left: [Double], _ right: [Double]) -> Double {
  precondition(left.count == right.count, "\(left.count) numbers beside \(right.count)")
  var (worst, scale) = (0.0, 1.0)
  for index in left.indices {
    let difference = abs(left[index] - right[index])
    guard difference.isFinite else { return .greatestFiniteMagnitude }
    worst = max(worst, difference)
    scale = max(scale, abs(right[index]))
  }
  return worst / scale
}
