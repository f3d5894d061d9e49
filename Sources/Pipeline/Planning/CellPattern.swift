import Foundation
public import Records
import Specifications

/// A name for cells or runs on the command line: a path or its beginning up to a `/`, in which `*`
/// stands for any text and `?` for any character; or a key, at least its first 8 digits.
struct CellPattern {
  private let text: String

  init(_ text: String) {
    self.text = text.hasSuffix("/") ? String(text.dropLast()) : text
  }

  func matches(_ run: Run) -> Bool {
    fnmatch(text, run.path, 0) == 0 || fnmatch(text + "/*", run.path, 0) == 0
      || text.count >= 8 && run.key.hex.hasPrefix(text)
  }

  /// The names most like this one, cut to as many parts as it has; the nearest first.
  func nearest(among runs: [Run]) -> [String] {
    let count = text.split(separator: "/", omittingEmptySubsequences: false).count
    let names = Set(runs.map { $0.path.split(separator: "/").prefix(count).joined(separator: "/") })
    let word = text.filter { $0 != "*" }
    let ranked = names.map { (distance: editDistance(word, $0), name: $0) }.sorted { $0 < $1 }
    // Those hardly farther than the nearest; the rest would only hide it.
    return ranked.prefix(5).filter { $0.distance <= ranked[0].distance + 2 }.map(\.name)
  }
}

/// A name of cells that no run of the plan has.
public struct UnknownCell: Error, Equatable, Sendable, CustomStringConvertible {
  public let pattern: String
  public let profile: Profile
  /// Names like it, the nearest first.
  public let nearest: [String]
  /// Whether the full profile has such runs.
  public let isInFullProfile: Bool

  public var description: String {
    if isInFullProfile {
      return "no run of the profile \(profile.rawValue) is called '\(pattern)', but the full "
        + "profile has such runs; add --profile full"
    }
    return "no run is called '\(pattern)'; a name is experiment/task/dataset/method/seed or the "
      + "beginning of it, with * for any text"
      + (nearest.isEmpty ? "" : "; near are " + nearest.joined(separator: ", "))
  }
}

/// A table or figure of the paper, as in `Table 1`, and the runs behind it.
public typealias PaperPart = (name: String, runs: [Run])

extension Plan {
  /// The runs that a person's name for cells or runs means, or for one of the parts of the paper.
  ///
  /// - Throws: `UnknownCell` when there is none.
  public func runs(
    matching pattern: String, in paper: [PaperPart] = []
  ) throws(UnknownCell) -> [Run] {
    let part = paper.first { $0.name.lowercased() == pattern.lowercased() }
    let cells = CellPattern(pattern)
    let found = part?.runs ?? runs.filter(cells.matches)
    guard found.isEmpty else { return found }
    throw UnknownCell(
      pattern: pattern, profile: profile,
      nearest: paper.isEmpty ? cells.nearest(among: runs) : paper.map(\.name),
      isInFullProfile: fullRuns.contains(where: cells.matches))
  }

  /// The plan of the runs that the names mean, and of the runs that these need.
  ///
  /// - Throws: `UnknownCell` for a name that means none.
  public func keeping(
    _ patterns: [String], in paper: [PaperPart] = []
  ) throws(UnknownCell) -> Plan {
    var wanted: Set<RunKey> = []
    for pattern in patterns {
      for run in try runs(matching: pattern, in: paper) { wanted.insert(run.key) }
    }
    return keeping(wanted)
  }
}
