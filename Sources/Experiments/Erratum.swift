public import Foundation

/// A misprint of the published text as a run of kind `check` found it: the printed form and the
/// corrected one under the same check.
public struct Erratum: Equatable, Sendable {
  /// Counts the errata from 1.
  public var item: Int
  /// Where it is printed, as in "Equation (4)".
  public var place: String
  /// Both forms in Markdown, with mathematics between dollar signs.
  public var printed: String
  public var corrected: String
  /// What is wrong with it, in one or two sentences.
  public var explanation: String
  /// What the check measured of either form and its tolerance; `nil` where nothing can be computed,
  /// as for a misprint in a sentence.
  public var evidence: Evidence?

  public struct Evidence: Equatable, Sendable {
    public var printedError: Double
    public var correctedError: Double
    public var tolerance: Double

    public init(printedError: Double, correctedError: Double, tolerance: Double) {
      self.printedError = printedError
      self.correctedError = correctedError
      self.tolerance = tolerance
    }

    /// Whether the check refuses the printed form and accepts the corrected one.
    public var isConclusive: Bool { !(printedError <= tolerance) && correctedError <= tolerance }
  }

  public init(
    item: Int, place: String, printed: String, corrected: String, explanation: String,
    evidence: Evidence?
  ) {
    (self.item, self.place, self.printed, self.corrected) = (item, place, printed, corrected)
    (self.explanation, self.evidence) = (explanation, evidence)
  }
}

// MARK: - Storage

extension Erratum {
  /// The name of the file that a check run stores.
  public static let file = "errata.json"

  private static let schema = "dmil-errata/1"

  /// The content of the file.
  public static func json(of errata: [Erratum]) -> String {
    Value.map(["schema": .text(schema), "errata": .list(errata.map(\.value))]).indentedJSON
  }

  /// Reads the content of the file.
  ///
  /// - Throws: `StoreError.edited` for anything that `json(of:)` did not write.
  public static func list(stored data: Data, file: String) throws(StoreError) -> [Erratum] {
    try StoredMap.list("errata", schema: schema, stored: data, file: file)
      .map { map throws(StoreError) in try Erratum(stored: map) }
  }

  private var value: Value {
    var members: [String: Value] = [
      "item": .integer(item), "place": .text(place), "printed": .text(printed),
      "corrected": .text(corrected), "explanation": .text(explanation),
      "runnable": .flag(evidence != nil),
    ]
    if let evidence {
      members["printed_error"] = .measured(evidence.printedError)
      members["corrected_error"] = .measured(evidence.correctedError)
      members["tolerance"] = .measured(evidence.tolerance)
    }
    return .map(members)
  }

  private init(stored map: StoredMap) throws(StoreError) {
    self.init(
      item: try map.integer("item"), place: try map.text("place"),
      printed: try map.text("printed"), corrected: try map.text("corrected"),
      explanation: try map.text("explanation"),
      evidence: try map.flag("runnable")
        ? Evidence(
          printedError: try map.measured("printed_error"),
          correctedError: try map.measured("corrected_error"),
          tolerance: try map.measured("tolerance"))
        : nil)
  }
}
