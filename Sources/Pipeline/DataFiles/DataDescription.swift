import Datasets
public import Foundation

/// A readable description of a dataset file.
public struct DataDescription: Sendable {
  public let text: String

  /// Reads the whole file, in the layout of D4RL or Minari, or a folder of Minari, in a child process.
  ///
  /// Episodes of a file without timeouts are cut off after `episodeStepLimit` steps.
  ///
  /// - Throws: `DataError.invalid` for a file that cannot be used.
  public init(of file: URL, episodeStepLimit: Int?) throws(DataError) {
    do {
      text = Self.text(
        of: try ImportProcess().summary(
          of: file, options: DatasetFile.Options(episodeStepLimit: episodeStepLimit)),
        file: file.path, episodeStepLimit: episodeStepLimit)
    } catch {
      throw .invalid(error)
    }
  }

  private static func text(
    of summary: DatasetSummary, file: String, episodeStepLimit: Int?
  ) -> String {
    let bounds = summary.actionBounds
    let percent = String(format: "%.3g", 100 * bounds.atBoundFraction)
    var lines = ["\(file): \(summary.layout.rawValue) layout"]
    lines += summary.tables.map { table in
      "  \(table.name)  \(table.element)  (\(table.shape.map(String.init).joined(separator: ", ")))"
    }
    lines += [
      "steps          \(summary.stepCount)",
      "transitions    \(summary.transitionCount) with a next state",
      "episodes       \(summary.episodeCount): \(summary.terminalCount) terminated, "
        + "\(summary.episodeCount - summary.terminalCount) cut off",
      "episode length \(text(of: summary.lengths))",
      "return         \(text(of: summary.returns))",
      "actions        \(percent) % of components at the bounds (|a| > 1 − 10⁻⁶), largest "
        + "\(bounds.largest)",
    ]
    func add(_ note: String) { lines.append("               " + note) }
    if bounds.atBoundCount > 0 {
      add("a tanh-Gaussian policy sees these as ±(1 − 10⁻⁶)")
    }
    if bounds.beyondCount > 0 {
      add("\(bounds.beyondCount) lie outside [−1, 1] and are refused unless clip_actions is true")
    }
    if summary.transitionCount == 0 {
      lines.append("unusable: without a next state there is no transition to learn from;")
      add("record 'next_observations', or episodes of two steps or more")
    }
    if let episodeStepLimit, summary.recordsTimeouts {
      lines.append(
        "--episode-step-limit \(episodeStepLimit) was ignored: the file records its timeouts")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func text(of spread: DatasetSummary.Spread) -> String {
    String(
      format: "%.6g ± %.4g, from %.6g to %.6g", spread.mean, spread.deviation, spread.least,
      spread.greatest)
  }
}
