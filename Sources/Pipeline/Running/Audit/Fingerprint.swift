import Records
public import Store
public import Foundation

/// What a fixed small problem gives with the sources as they are: losses and sums, by name.
///
/// The committed fingerprint guards the numerics versions, which stand in the keys of runs in
/// place of the sources: when its numbers move, the version of a module that computes them must
/// be raised, or stored results would pass for what the sources no longer give.
public struct Fingerprint: Equatable, Sendable {
  /// The OpenBLAS kernel it was made with; another one may round differently.
  public var kernel: String
  /// The numerics version of each module.
  public var versions: [String: Int]
  /// By name, of which the part before the slash is the section.
  public var values: [String: Double]

  /// Greatest relative difference between two kernels.
  static let tolerance = 1e-5

  /// How two fingerprints differ.
  public enum Verdict: Equatable, Sendable {
    case same
    /// Numbers moved, and of none of these modules the version was raised.
    case moved(values: [String], modules: [String])
    /// A version was raised; the committed fingerprint must follow.
    case raised(modules: [String])
  }

  /// Compares with what is committed: exactly on the kernel of the record, otherwise within a
  /// relative 10⁻⁵.
  public func verdict(against recorded: Fingerprint) -> Verdict {
    let raised = versions.keys.sorted().filter { versions[$0] != recorded.versions[$0] }
    let names = Set(values.keys).union(recorded.values.keys).sorted()
    let moved = names.filter { !agrees(with: recorded, on: $0) }
    let unexcused = moved.filter { name in
      FingerprintSection.modules(of: name).allSatisfy { !raised.contains($0) }
    }
    if !unexcused.isEmpty {
      let modules = Set(unexcused.flatMap(FingerprintSection.modules)).sorted()
      return .moved(values: unexcused, modules: modules)
    }
    return raised.isEmpty && moved.isEmpty ? .same : .raised(modules: raised)
  }

  private func agrees(with recorded: Fingerprint, on name: String) -> Bool {
    guard let value = values[name], let old = recorded.values[name] else { return false }
    if kernel == recorded.kernel { return value == old }
    return abs(value - old) <= Self.tolerance * max(abs(value), abs(old))
  }
}

extension Fingerprint.Verdict: CustomStringConvertible {
  public var description: String {
    switch self {
    case .same: "The numbers are those of the record."
    case .raised(let modules):
      "The numerics version of \(modules.joined(separator: ", ")) was raised. "
        + "Record the new numbers: .build/release/dmil fingerprint --record"
    case .moved(let values, let modules):
      "\(values.count) numbers moved (\(values.prefix(3).joined(separator: ", ")), …) but no "
        + "numerics version did. If that is meant, raise the version in "
        + modules.map { "Sources/\($0)/NumericsVersion.swift" }.joined(separator: " or ")
        + ", in the module that changed, and record the new numbers: "
        + ".build/release/dmil fingerprint --record"
    }
  }
}

// MARK: The committed file

extension Fingerprint {
  private struct StoredProvenance: Codable {
    var kernel: String
    var versions: [String: Int]
    /// As shortest decimals that read back to the same bits.
    var values: [String: String]
  }

  /// Where it is committed.
  public static func file(in repository: URL) -> URL {
    repository.appending(path: "Tests/Golden/Fingerprint.json")
  }

  /// Reads the committed fingerprint; `nil` when there is none.
  public init?(reading file: URL) throws {
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    let record = try JSONDecoder().decode(StoredProvenance.self, from: Data(contentsOf: file))
    kernel = record.kernel
    versions = record.versions
    values = record.values.compactMapValues(Double.init)
  }

  public func write(to file: URL) throws(StoreError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let record = StoredProvenance(
      kernel: kernel, versions: versions, values: values.mapValues { "\($0)" })
    guard let data = try? encoder.encode(record) else { return }
    try writeDurably(data + Data("\n".utf8), to: file)
  }
}
