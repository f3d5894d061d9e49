public import Foundation

/// A misprint of the published text as a run of kind `check` found it.
public struct Erratum: Equatable, Sendable {
  /// What following the text to the letter would do.
  public enum Effect: String, Sendable {
    /// The printed form fails its check.
    case wrong
    /// Both forms pass.
    case harmless
    /// There is nothing to compute.
    case spelling
  }

  /// The printed form and the corrected one under the same check.
  public struct Demonstration: Equatable, Sendable {
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
    .map([
      "item": .integer(item), "place": .text(place), "printed": .text(printed),
      "corrected": .text(corrected), "effect": .text(effect.rawValue),
      "demonstrations": .list(demonstrations.map(\.value)),
    ])
  }

  private init(stored map: StoredMap) throws(StoreError) {
    guard let effect = Effect(rawValue: try map.text("effect")) else { throw map.wrong("effect") }
    self.init(
      item: try map.integer("item"), place: try map.text("place"),
      printed: try map.text("printed"), corrected: try map.text("corrected"), effect: effect,
      demonstrations: try map.maps("demonstrations")
        .map { map throws(StoreError) in try Demonstration(stored: map) })
  }
}

extension Erratum.Demonstration {
  fileprivate var value: Value {
    .map([
      "subject": .text(subject), "printed_error": .measured(printedError),
      "corrected_error": .measured(correctedError), "tolerance": .measured(tolerance),
    ])
  }

  fileprivate init(stored map: StoredMap) throws(StoreError) {
    self.init(
      subject: try map.text("subject"), printedError: try map.measured("printed_error"),
      correctedError: try map.measured("corrected_error"),
      tolerance: try map.measured("tolerance"))
  }
}
