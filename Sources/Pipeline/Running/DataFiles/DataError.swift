public import Datasets

/// Why a data set is not to be had or cannot be used, and what would help.
public enum DataError: Error, Equatable, CustomStringConvertible {
  /// A file is damaged or of another kind.
  case invalid(DatasetError)
  /// No published file has this name.
  case unknown(name: String, hint: String)
  /// A program that fetches is not installed.
  case missingTool(name: String)
  /// The server could not be reached, broke off or refused.
  case unreachable(address: String, reason: String)
  /// What was fetched is not what was published.
  case differs(file: String, address: String, found: String, wanted: String)
  /// The folder cannot be written or read.
  case unwritable(path: String, reason: String)

  public var description: String {
    switch self {
    case .invalid(let error): "\(error)"
    case .unknown(let name, let hint): "no data set is called '\(name)': \(hint)"
    case .missingTool(let name): "\(name) is not installed; type: apt-get install \(name)"
    case .unreachable(let address, let reason):
      "\(address): \(reason); what was fetched is kept, and the same command goes on from there"
    case .differs(let file, let address, let found, let wanted):
      "\(file): \(found), but what was published has \(wanted); it was removed: fetch it again, and "
        + "if that does not help, \(address) now holds something else"
    case .unwritable(let path, let reason):
      "\(path): \(reason); make room, or set DMIL_WORK to a folder that can be written"
    }
  }
}
