public import Foundation
import Records
public import Store

/// Losses and sums of fixed small problems, and the bits of each product at full width, by name.
///
/// They are the same on all processors of a numeric class.
///
/// Keys of runs contain numerics versions instead of the sources. The committed fingerprint checks
/// them: if a number changes, the version of a module that computes it must be raised, so that stored
/// results become stale.
public struct Fingerprint: Equatable, Sendable {
  /// The numeric class of the machine that computed it.
  public var numericClass = NumericClass.current.description
  /// The numerics version of each module.
  public var versions: [String: Int]
  /// By name; the part before the slash is the section.
  public var values: [String: Double]

  /// The difference of two fingerprints.
  public enum Verdict: Equatable, Sendable {
    case same
    /// Numbers differ, as they may between numeric classes.
    case otherClass(own: String, recorded: String)
    /// Numbers changed, but none of the versions that these files declare.
    case moved(values: [String], versionFiles: [String])
    /// A version was raised; the committed fingerprint must be recorded again.
    case raised(modules: [String])
    /// Numbers were added or removed, as with a method, and no other changed.
    case extended(values: [String])
  }

  /// Compares with the committed fingerprint, to the bit.
  public func verdict(against recorded: Fingerprint) -> Verdict {
    let raised = versions.keys.sorted().filter { versions[$0] != recorded.versions[$0] }
    let names = Set(values.keys).union(recorded.values.keys).sorted()
    let moved = names.filter { values[$0] != recorded.values[$0] }
    if !moved.isEmpty, numericClass != recorded.numericClass {
      return .otherClass(own: numericClass, recorded: recorded.numericClass)
    }
    let unexcused = moved.filter { name in
      values[name] != nil && recorded.values[name] != nil
        && FingerprintSection.modules(of: name).allSatisfy { !raised.contains($0.name) }
    }
    if !unexcused.isEmpty {
      let modules = Set(unexcused.flatMap(FingerprintSection.modules))
      return .moved(values: unexcused, versionFiles: modules.map(\.versionFile).sorted())
    }
    guard raised.isEmpty else { return .raised(modules: raised) }
    return moved.isEmpty ? .same : .extended(values: moved)
  }

  /// The SHA-256 of class, versions and numbers.
  public var sha256: String { Records.sha256(of: content) }
}

extension Fingerprint.Verdict: CustomStringConvertible {
  public var description: String {
    switch self {
    case .same: "The numbers are those of the record."
    case .otherClass(let own, let recorded):
      "The numbers differ from those of the record, which are of the numeric class \(recorded): this "
        + "machine is of \(own)."
    case .raised(let modules):
      "The numerics version of \(modules.joined(separator: ", ")) was raised. "
        + "Record the new numbers: .build/release/dmil fingerprint --record"
    case .extended(let values):
      "\(values.count) numbers were added or removed (\(values.prefix(3).joined(separator: ", ")), …). "
        + "Record them: .build/release/dmil fingerprint --record"
    case .moved(let values, let files):
      "\(values.count) numbers changed (\(values.prefix(3).joined(separator: ", ")), …) but no "
        + "numerics version did. If you meant that, raise the version in "
        + files.joined(separator: " or ")
        + ", in the module that changed, and record the new numbers: "
        + ".build/release/dmil fingerprint --record"
    }
  }
}

// MARK: The committed file

extension Fingerprint {
  private struct Record: Codable {
    var numericClass: String
    var versions: [String: Int]
    /// As shortest decimals that read back to the same bits.
    var values: [String: String]
  }

  /// The committed file.
  public static func file(in repository: URL) -> URL {
    repository.appending(path: "Tests/Golden/Fingerprint.json")
  }

  /// Reads the committed fingerprint; `nil` if there is none.
  public init?(reading file: URL) throws {
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    let record = try JSONDecoder().decode(Record.self, from: Data(contentsOf: file))
    numericClass = record.numericClass
    versions = record.versions
    values = record.values.compactMapValues(Double.init)
  }

  public func write(to file: URL) throws(StoreError) { try writeDurably(content, to: file) }

  private var content: Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let record = Record(
      numericClass: numericClass, versions: versions, values: values.mapValues { "\($0)" })
    do {
      return try encoder.encode(record) + Data("\n".utf8)
    } catch {
      preconditionFailure("Texts and integers are encodable: \(error)")
    }
  }
}
