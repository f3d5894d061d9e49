/// A misprint or an ambiguity of the published text, and what following it to the letter would do.
public struct Erratum: Equatable, Sendable {
  /// A check with the printed form and with the corrected one.
  public struct Demonstration: Equatable, Sendable {
    public let what: String
    public let printedError: Double
    public let correctedError: Double
    public let tolerance: Double
  }

  public enum Effect: String, Sendable {
    /// The printed form fails its check.
    case wrong
    /// Both forms pass.
    case harmless
    /// There is nothing to compute.
    case spelling
  }

  /// Its place in the list, from 1.
  public let number: Int
  public let place: String
  /// With LaTeX between dollar signs.
  public let printed: String
  /// With LaTeX between dollar signs.
  public let correction: String
  public let effect: Effect
  public let demonstrations: [Demonstration]

  /// Whether the demonstrations show what `effect` says.
  public var isShown: Bool {
    switch effect {
    case .wrong:
      !demonstrations.isEmpty
        && demonstrations.allSatisfy {
          $0.printedError > $0.tolerance && $0.correctedError <= $0.tolerance
        }
    case .harmless:
      !demonstrations.isEmpty
        && demonstrations.allSatisfy {
          $0.printedError <= $0.tolerance && $0.correctedError <= $0.tolerance
        }
    case .spelling: demonstrations.isEmpty
    }
  }
}
