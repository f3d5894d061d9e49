/// A file of demonstrations that cannot be used, and what to do about it.
public struct DatasetError: Error, Equatable, Codable, CustomStringConvertible {
  public var file: String
  /// The data set or group inside the file; `nil` where the whole file is meant.
  public var dataSet: String?
  /// What was found, and what was wanted.
  public var problem: String
  public var remedy: String

  public init(file: String, dataSet: String? = nil, problem: String, remedy: String) {
    self.file = file
    self.dataSet = dataSet
    self.problem = problem
    self.remedy = remedy
  }

  /// A file that cannot be as its writer left it.
  static func damaged(_ file: String, _ dataSet: String? = nil, _ problem: String) -> Self {
    Self(
      file: file, dataSet: dataSet, problem: problem,
      remedy: "the file is damaged or cut short: fetch or copy it again")
  }

  public var description: String {
    "\(file): \(dataSet.map { "'\($0)': " } ?? "")\(problem); \(remedy)"
  }
}
