public import Foundation
public import Store

/// Losses and sums of fixed small problems, and the bits of each product at full width, by name.
///
/// They are the same on all processors of a numeric class.
///
/// Keys of runs contain numerics versions instead of the sources. The committed fingerprint checks
/// them: if a number changes, the version of a module that computes it must be raised, so that stored
/// results become stale.
public struct Fingerprint: Equatable, Sendable {
  /// The numerics version of each module.
  public var versions: [String: Int]
  /// By name; the part before the slash is the section.
  public var values: [String: Double]

  /// The difference of two fingerprints.
  public enum Verdict: Equatable, Sendable {
    case same
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

}

extension Fingerprint.Verdict: CustomStringConvertible {
  public var description: String {
    switch self {
    case .same: "The numbers are those of the record."
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
    versions = record.versions
    values = record.values.compactMapValues(Double.init)
  }

  public func write(to file: URL) throws(StoreError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let record = Record(versions: versions, values: values.mapValues { "\($0)" })
    guard let data = try? encoder.encode(record) else { return }
    try writeDurably(data + Data("\n".utf8), to: file)
  }
}
