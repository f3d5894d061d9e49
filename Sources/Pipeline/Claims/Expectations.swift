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
    let files = ["published.yaml", "claims.yaml"].map { name in
      let file = URL(
        fileURLWithPath: "paper/\(name)", relativeTo: paper.deletingLastPathComponent())
      return FileManager.default.fileExists(atPath: file.path) ? file : nil
    }
    published =
      if let file = files[0] {
        try Published(reading: file, experiments: experiments, methods: methods)
      } else {
        nil
      }
    claims =
      if let file = files[1] {
        try Claims(reading: file, experiments: experiments, methods: methods).all
      } else {
        []
      }
  }
}
