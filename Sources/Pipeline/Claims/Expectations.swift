public import Foundation
public import Specifications

/// The published numbers and claims that results are compared with, from the folder `paper`.
public struct Expectations: Sendable {
  /// The published numbers and margins; `nil` if there is no such file.
  public let published: Published?
  /// The claims that results decide; empty if there is no such file.
  public let claims: [Claim]

  public init(published: Published? = nil, claims: [Claim] = []) {
    (self.published, self.claims) = (published, claims)
  }

  /// Reads both files.
  ///
  /// `experiments` are all experiments with each of their tasks, as in `robot/standing-still`.
  ///
  /// - Throws: all errors in the file that is read first.
  public init(
    readingFrom paper: URL, experiments: [String], methods: [String]
  ) throws(SpecificationErrors) {
    func file(_ name: String) -> URL? {
      let file = URL(
        fileURLWithPath: "paper/\(name)", relativeTo: paper.deletingLastPathComponent())
      return FileManager.default.fileExists(atPath: file.path) ? file : nil
    }
    published = try file("published.yaml").map { file throws(SpecificationErrors) in
      try Published(reading: file, experiments: experiments, methods: methods)
    }
    claims =
      try file("claims.yaml").map { file throws(SpecificationErrors) in
        try Claims(reading: file, experiments: experiments, methods: methods).all
      } ?? []
  }
}
