public import Foundation
import Records
public import Specifications
import Statistics

/// The numbers in the tables of the original paper, and the margins for equivalence:
/// `paper/published.yaml`, written before the first run of the full profile.
public struct Published: Sendable {
  static let language = "dmil-published/1"

  /// The meaning of a number after ±.
  public enum Spread: String, CaseIterable, Sendable {
    case standardDeviation = "standard-deviation"
    case standardError = "standard-error"
    /// Not stated.
    case unknown
  }

  /// Tasks with comparable scores, and the margin within which two scores are equivalent.
  public struct Suite: Equatable, Sendable {
    public let name: String
    /// In points of the score.
    public let margin: Double
    public let reason: String
  }

  /// A printed number.
  public struct Entry: Equatable, Sendable {
    public let address: ScoreReference
    public let mean: Double
    /// The number after ±, in the unit of the mean.
    public let spread: Double
    public let suite: Suite
    /// The title of the task in the table, such as "Hopper".
    public let task: String
    /// The titles of its row and column in the table.
    public let row: String
    public let column: String
  }

  public struct Table: Equatable, Sendable {
    public let number: Int
    public let entries: [Entry]
  }

  /// The publication that prints the numbers.
  public let source: String
  public let spread: Spread
  /// The number of seeds that each number is a mean over; `nil` if it is not stated.
  public let seedCount: Int?
  public let tables: [Table]

  /// Every entry, table by table.
  public var entries: [Entry] { tables.flatMap(\.entries) }

  /// The SHA-256 of everything that a verdict depends on: numbers, the meaning of their ± and margins,
  /// in their order, without reasons and comments.
  public var hash: String {
    let tables = tables.map { table in
      JSONValue.map([
        "number": .integer(table.number),
        "entries": .list(
          table.entries.map { entry in
            .map([
              "address": .text("\(entry.address)"), "mean": .number(entry.mean),
              "spread": .number(entry.spread), "margin": .number(entry.suite.margin),
            ])
          }),
      ])
    }
    let value = JSONValue.map([
      "source": .text(source), "spread": .text(spread.rawValue),
      "seeds": seedCount.map(JSONValue.integer) ?? .text("unknown"), "tables": .list(tables),
    ])
    return sha256(of: value.canonicalJSON)
  }
}

extension Published {
  /// Reads and checks the file.
  ///
  /// `experiments` are all experiments with each of their tasks, as in `locomotion-expert/hopper`.
  ///
  /// - Throws: all errors in the file.
  public init(
    reading file: URL, experiments: [String], methods: [String]
  ) throws(SpecificationErrors) {
    let document = YAMLDocument(reading: file, as: file.relativePath)
    let published = PublishedReader(experiments: experiments, methods: methods).read(document)
    guard document.errors.isEmpty, let published else { throw SpecificationErrors(document.errors) }
    self = published
  }
}

extension Published.Table {
  /// Table, row and column of an entry: "Table 1, Hopper 10 %, BC".
  public func place(of entry: Published.Entry) -> String {
    "Table \(number), \(entry.row), \(entry.column)"
  }
}
