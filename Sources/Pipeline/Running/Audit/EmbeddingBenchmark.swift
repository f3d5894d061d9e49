import TSNE
public import Foundation
import LinearAlgebra

/// The time that t-SNE takes to embed given points, and how good the embedding is.
public struct EmbeddingBenchmark {
  private let pointCount: Int
  private let threadCount: Int
  /// Seconds to the first gradient step, mostly of the search for neighbours, and to the last.
  private let (preparation, total): (Double, Double)
  private let divergence: Double
  private let trustworthiness: Double

  /// n × 2.
  private let coordinates: Matrix

  private static let neighborCount = 12

  /// Measures; takes what it takes.
  ///
  /// - Parameters:
  ///   - file: One point a line, numbers separated by tabs.
  ///   - threadCount: Threads to share the work.
  /// - Throws: when the file cannot be read or holds something else.
  public init(pointsAt file: URL, threadCount: Int) throws {
    let points = try Self.points(in: file)
    pointCount = points.rowCount
    self.threadCount = threadCount
    let clock = ContinuousClock()
    let start = clock.now
    var firstStep = start
    let embedding = TSNE.embedding(
      of: points, settings: TSNE.Settings(), seed: 0, threadCount: threadCount
    ) { iteration in
      if iteration == 1 { firstStep = clock.now }
    }
    total = (clock.now - start) / .seconds(1)
    preparation = (firstStep - start) / .seconds(1)
    coordinates = embedding.coordinates
    divergence = embedding.divergence(threadCount: threadCount)
    trustworthiness = TSNE.trustworthiness(
      of: coordinates, as: points, neighborCount: Self.neighborCount, threadCount: threadCount)
  }

  /// A table in Markdown.
  public var report: String {
    func shown(_ value: Double) -> String { String(format: "%.4g", value) }
    return """
      t-SNE of \(pointCount) points, \(threadCount) threads

      | preparation (s) | total (s) | KL divergence | trustworthiness, \
      \(Self.neighborCount) neighbours |
      |---:|---:|---:|---:|
      | \(shown(preparation)) | \(shown(total)) | \(shown(divergence)) | \
      \(shown(trustworthiness)) |
      """
  }

  /// The embedding in the layout of the points.
  public var table: String {
    (0..<coordinates.rowCount).map { "\(coordinates[$0, 0])\t\(coordinates[$0, 1])\n" }.joined()
  }

  private static func points(in file: URL) throws -> Matrix {
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let rows = try lines.enumerated().map { index, line in
      try line.split(separator: "\t").map { word in
        guard let number = Float(word), number.isFinite else {
          throw RunError(
            problem: "\(file.path):\(index + 1): '\(word)' is not a number; "
              + "each line must be a point, its numbers separated by tabs")
        }
        return number
      }
    }
    let least = Int(3 * TSNE.Settings().perplexity) + 1
    guard rows.count >= least, let width = rows.first?.count,
      rows.allSatisfy({ $0.count == width })
    else {
      throw RunError(
        problem: "\(file.path): its lines must be \(least) points or more, of equally many numbers")
    }
    return Matrix(rowCount: rows.count, columnCount: width, elements: rows.flatMap { $0 })
  }
}
