public import Datasets

/// A dataset that cannot be obtained or used, and a remedy.
public enum DataError: Error, Equatable, CustomStringConvertible {
  /// A file is damaged or unsupported.
  case invalid(DatasetError)
  /// There is no dataset or policy of this name.
  case unknown(name: String, hint: String)
  /// A program is not installed.
  case missingTool(name: String)
  /// The server cannot be reached, closed the connection or refused.
  case unreachable(address: String, reason: String)
  /// A fetched file differs from the published one.
  case differs(file: String, address: String, found: String, expected: String)
  /// A file or folder cannot be written or read.
  case unwritable(path: String, reason: String)

  public var description: String {
    switch self {
    case .invalid(let error): "\(error)"
    case .unknown(let name, let hint): "there is no dataset or policy '\(name)': \(hint)"
    case .missingTool(let name): "\(name) is not installed; type: apt-get install \(name)"
    case .unreachable(let address, let reason):
      "\(address): \(reason); the fetched part is kept, and the same command continues there"
    case .differs(let file, let address, let found, let expected):
      "\(file): found \(found), expected \(expected); it was removed: fetch it again; if that does "
        + "not help, \(address) has changed"
    case .unwritable(let path, let reason):
      "\(path): \(reason); make room, or choose a folder that can be written (DMIL_WORK, --output)"
    }
  }
}
