public import Foundation

/// The costs of training: times that `dmil bench` measured on one machine, in one process.
///
/// They are no result of a run, since they come out otherwise each time. They lie with the
/// repository, and the paper says on what machine they were taken.
public struct Costs: Codable, Equatable, Sendable {
  /// Over some turns.
  public struct Spread: Codable, Equatable, Sendable {
    public let median: Double
    public let least: Double
    public let greatest: Double

    /// - Precondition: there is a value.
    public init(of values: [Double]) {
      let sorted = values.sorted()
      (median, least, greatest) = (sorted[sorted.count / 2], sorted[0], sorted[sorted.count - 1])
    }
  }

  public struct Item: Codable, Equatable, Sendable {
    public enum Kind: String, Codable, Sendable {
      /// An update step of a method, on states and actions of a task.
      case step
      /// A part of a step of DMIL.
      case part
      /// Something that a training run does now and then.
      case occasion
      /// Two steps at the same time, on two cores; the ratio is their throughput over one step's.
      case pair
    }

    public let kind: Kind
    /// A method, a part, or an operation.
    public let name: String
    /// The task whose sizes it has.
    public let task: String
    public let milliseconds: Spread
    /// The time of `sgemm` for the matrix products alone; `nil` where they are not the measure.
    public let products: Spread?
    /// Of the time of the products, or of two at once, taken within each turn.
    public let ratio: Spread?
    /// In the products, additions and multiplications.
    public let operationCount: Int?

    public init(
      _ kind: Kind, _ name: String, task: String, milliseconds: Spread, products: Spread? = nil,
      ratio: Spread? = nil, operationCount: Int? = nil
    ) {
      (self.kind, self.name, self.task) = (kind, name, task)
      (self.milliseconds, self.products) = (milliseconds, products)
      (self.ratio, self.operationCount) = (ratio, operationCount)
    }
  }

  /// Processor, BLAS kernel and compiler, by name.
  public let machine: [String: String]
  public let items: [Item]

  public init(machine: [String: String], items: [Item]) {
    (self.machine, self.items) = (machine, items)
  }

  public func item(_ kind: Item.Kind, _ name: String, task: String) -> Item? {
    items.first { $0.kind == kind && $0.name == name && $0.task == task }
  }
}

// MARK: - The file

extension Costs {
  /// The file, relative to the repository.
  public static let path = "paper/costs.json"

  /// The measured costs of a repository; `nil` if it has none.
  public init?(ofRepository repository: URL) throws(RecordError) {
    let file = repository.appending(path: Self.path)
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    try self.init(reading: file)
  }

  /// - Throws: `RecordError` for anything that `encoded()` did not write.
  public init(reading file: URL) throws(RecordError) {
    do {
      self = try JSONDecoder().decode(Costs.self, from: Data(contentsOf: file))
    } catch {
      throw .edited(file: file.path, problem: "not measured costs: \(error)")
    }
  }

  /// The content of the file: sorted keys, and lines that people can compare.
  public func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}
