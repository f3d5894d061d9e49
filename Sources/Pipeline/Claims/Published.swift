import Records
public import Specifications
import Statistics
public import Foundation

/// The numbers of the tables that the original work prints, and the margins within which ours
/// would count as the same; `paper/published.yaml`, written before the first run of the full
/// profile.
public struct Published: Sendable {
  static let language = "dmil-published/1"

  /// What a number after ± is.
  public enum Spread: String, CaseIterable, Sendable {
    case standardDeviation = "standard-deviation"
    case standardError = "standard-error"
    /// The text does not say.
    case unknown
  }

  /// Tasks whose scores mean about as much, and how far apart two of them count as the same.
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
    /// What stands after ±, in the unit of the mean.
    public let spread: Double
    public let suite: Suite
    /// How the table calls the task, such as "Hopper".
    public let task: String
    /// How the table calls its row and column.
    public let row: String
    public let column: String
  }

  public struct Table: Equatable, Sendable {
    public let number: Int
    public let entries: [Entry]
  }

  /// Where the numbers are printed.
  public let source: String
  public let spread: Spread
  /// How many seeds each number is the mean over; `nil` where the text does not say.
  public let seedCount: Int?
  public let tables: [Table]

  /// Reads and checks the file.
  ///
  /// - Parameters:
  ///   - file: Where it lies.
  ///   - experiments: The ids that there are.
  ///   - methods: The learners that there are.
  /// - Throws: all that is wrong in it.
  public init(
    reading file: URL, experiments: [String], methods: [String]
  ) throws(SpecificationErrors) {
    var source = try YAMLDocument(reading: file)
    let read = PublishedReader(experiments: experiments, methods: methods).read(&source)
    guard source.errors.isEmpty, let read else { throw SpecificationErrors(source.errors) }
    self = read
  }

  init(source: String, spread: Spread, seedCount: Int?, tables: [Table]) {
    self.source = source
    self.spread = spread
    self.seedCount = seedCount
    self.tables = tables
  }

  /// Every entry, table by table.
  public var entries: [Entry] { tables.flatMap(\.entries) }

  /// The SHA-256 of everything that bears on a verdict: numbers, what their ± is, and margins.
  ///
  /// Reasons, comments and layout do not count; the order of tables and rows does.
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

extension Published.Table {
  /// Where an entry stands: "Table 1, Hopper 10 %, BC".
  public func place(of entry: Published.Entry) -> String {
    "Table \(number), \(entry.row), \(entry.column)"
  }
}

extension YAMLDocument {
  /// Reads a file that must be there.
  init(reading file: URL) throws(SpecificationErrors) {
    let shown = file.relativePath
    guard let data = FileManager.default.contents(atPath: file.path) else {
      throw SpecificationErrors([
        SpecificationError(
          file: shown, message: "the file cannot be read",
          remedy: "it belongs to the repository: fetch it from there")
      ])
    }
    self.init(file: shown, data: data)
  }
}
