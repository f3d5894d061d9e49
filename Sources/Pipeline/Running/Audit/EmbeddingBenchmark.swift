import DataFiles
import Datasets
public import Foundation
import LinearAlgebra
import TSNE

/// The time that t-SNE takes to embed the points of a file, and the quality of the embedding.
public struct EmbeddingBenchmark {
  private let pointCount, threadCount: Int
  /// Seconds to the first gradient step, mostly for the search of neighbors, and to the last step.
  private let (preparation, total): (Double, Double)
  private let divergence, trustworthiness: Double
  private let embedding: Embedding

  private static let neighborCount = 12

  /// Embeds the table in a file with default settings.
  ///
  /// `advance` gets the number of steps every 50 steps.
  ///
  /// - Throws: `DataError` if `points(in:)` cannot read the file.
  public init(
    pointsAt file: URL, threadCount: Int, advance: (_ done: Int, _ total: Int) -> Void
  ) throws {
    let points = try Self.points(in: file)
    pointCount = points.count
    self.threadCount = threadCount
    let settings = Embedding.Settings()
    let clock = ContinuousClock()
    let start = clock.now
    var firstStep = start
    embedding = Embedding(of: points, settings: settings, seed: 0, threadCount: threadCount) {
      if $0 == 1 { firstStep = clock.now }
      if $0.isMultiple(of: 50) { advance($0, settings.iterationCount) }
    }
    total = (clock.now - start) / .seconds(1)
    preparation = (firstStep - start) / .seconds(1)
    divergence = embedding.divergence(threadCount: threadCount)
    trustworthiness = TSNE.trustworthiness(
      of: embedding.coordinates, as: points, neighborCount: Self.neighborCount,
      threadCount: threadCount)
  }

  /// A table in Markdown.
  public var report: String {
    func shown(_ value: Double) -> String { String(format: "%.4g", value) }
    return """
      t-SNE of \(pointCount) points, threads: \(threadCount)

      | preparation (s) | total (s) | KL divergence | trustworthiness, \
      \(Self.neighborCount) neighbors |
      |---:|---:|---:|---:|
      | \(shown(preparation)) | \(shown(total)) | \(shown(divergence)) | \
      \(shown(trustworthiness)) |
      """
  }

  /// The coordinates of the embedding, in the layout of the points.
  public var table: String {
    let coordinates = embedding.coordinates
    return (0..<coordinates.rowCount)
      .map { "\(coordinates[$0, 0])\t\(coordinates[$0, 1])\n" }.joined()
  }

  /// Reads one point per line, its coordinates separated by tabs.
  static func points(in file: URL) throws(DataError) -> Points {
    let table = try NumberTable(file)
    let perplexity = Embedding.Settings().perplexity
    let least = Int((3 * perplexity).rounded(.up)) + 1
    guard table.rows.count >= least else {
      throw .invalid(
        DatasetError(
          file: file.path, problem: "found \(table.rows.count) points",
          remedy: "at least \(least) are needed for a perplexity of \(perplexity)"))
    }
    return Points(rows: table.rows)
  }
}
