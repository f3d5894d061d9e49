/// A misprint or an ambiguity of the published text, and the effect of following it to the letter.
public struct Erratum: Codable, Equatable, Sendable {
  public enum Effect: String, Codable, Sendable {
    /// The printed form fails its check.
    case wrong
    /// Both forms pass.
    case harmless
    /// There is nothing to compute.
    case spelling
  }

  /// The printed form and the corrected one under the same check.
  public struct Demonstration: Codable, Equatable, Sendable {
    /// The two compared sides in words.
    public var subject: String
    public var printedError: Double
    public var correctedError: Double
    public var tolerance: Double

    public init(
      subject: String, printedError: Double, correctedError: Double, tolerance: Double
    ) {
      (self.subject, self.tolerance) = (subject, tolerance)
      (self.printedError, self.correctedError) = (printedError, correctedError)
    }
  }

  /// The position in the list of errata, from 1.
  public var item: Int
  /// The place in the published text, as in "Equation (4)".
  public var place: String
  /// In Markdown, with mathematics between dollar signs.
  public var printed: String
  /// In Markdown, with mathematics between dollar signs.
  public var corrected: String
  public var effect: Effect
  public var demonstrations: [Demonstration]

  public init(
    item: Int, place: String, printed: String, corrected: String, effect: Effect,
    demonstrations: [Demonstration]
  ) {
    (self.item, self.place, self.printed, self.corrected) = (item, place, printed, corrected)
    (self.effect, self.demonstrations) = (effect, demonstrations)
  }

  /// Whether the demonstrations show the effect.
  public var isShown: Bool {
    guard effect != .spelling else { return demonstrations.isEmpty }
    return !demonstrations.isEmpty
      && demonstrations.allSatisfy {
        $0.correctedError <= $0.tolerance
          && (effect == .wrong
            ? $0.printedError > $0.tolerance : $0.printedError <= $0.tolerance)
      }
  }
}

/// The errata of one check run, `errata.json`.
public struct ErrataFile: RecordFile, Equatable, Sendable {
  public static let schema = "dmil-errata/2"
  public static let name = "errata.json"

  public let errata: [Erratum]

  public init(_ errata: [Erratum]) { self.errata = errata }
}
