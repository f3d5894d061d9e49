public import Typesetting

/// Why there is no distribution of a paper.
public enum DistributionError: Error, Equatable, CustomStringConvertible {
  /// The working tree differs from its commit: the lines of `git status`.
  case uncommitted([String])
  /// The paths of runs without a result.
  case missingResults([String])
  /// The folder does not hold the Swift packages.
  case missingPackages(folder: String)
  /// A program is missing or failed.
  case program(TypesettingError)

  public var description: String {
    switch self {
    case .uncommitted(let changes):
      "the working tree differs from the commit; commit or remove "
        + (changes.count == 1 ? "the change" : "the changes")
    case .missingResults(let paths):
      "\(paths.count == 1 ? "a run has" : "\(paths.count) runs have") no result; "
        + "dmil why CELL says why, and dmil run makes them"
    case .missingPackages(let folder):
      "\(folder): the Swift packages are not there; type: swift package resolve"
    case .program(let error): error.description
    }
  }

  /// The changes or runs, a line each.
  public var details: [String] {
    switch self {
    case .uncommitted(let lines), .missingResults(let lines): lines
    case .missingPackages, .program: []
    }
  }
}
