public import Store

/// Why a number or a file of the paper cannot be had from the stored results.
public enum ResultError: Error, Equatable, CustomStringConvertible {
  /// The store cannot be read, or a file of a result is not as it was stored.
  case store(StoreError)
  /// A file of a result does not have the expected content.
  case content(String)
  /// A number of the paper does not follow from the results that its source names.
  case number(key: String, problem: String)

  public var description: String {
    switch self {
    case .store(let error): error.description
    case .content(let problem): problem
    case .number(let key, let problem): "number \(key): \(problem)"
    }
  }
}
