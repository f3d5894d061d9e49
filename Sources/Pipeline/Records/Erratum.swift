/// A misprint of the published text as a run of kind `check` found it.
public struct Erratum: Codable, Equatable, Sendable {
  /// What following the text to the letter would do.
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
    /// What is compared, in words.
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

  /// Counts the errata from 1.
  public var item: Int
  /// Where it is printed, as in "Equation (4)".
  public var place: String
  /// Both forms in Markdown, with mathematics between dollar signs.
  public var printed: String
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
}

/// The errata of one check run, `errata.json`.
public struct ErrataFile: RecordFile, Equatable, Sendable {
  public static let schema = "dmil-errata/2"
  public static let name = "errata.json"

  public let errata: [Erratum]

  public init(_ errata: [Erratum]) { self.errata = errata }
}
