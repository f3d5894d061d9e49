import Datasets
public import Foundation

/// What a recorded file holds, for people to read.
public struct DataDescription: Sendable {
  public let text: String

  /// Reads the whole file, in a process of its own.
  ///
  /// - Parameters:
  ///   - file: A file of D4RL or Minari, or a folder of Minari.
  ///   - episodeStepLimit: Steps after which the task is cut off, for files that do not say so.
  ///   - clipsActions: Whether actions beyond ±1 are brought back to it; otherwise they are refused.
  /// - Throws: what is wrong with the file.
  public init(of file: URL, episodeStepLimit: Int?, clipsActions: Bool) throws(DataError) {
    let summary: DatasetSummary
    do {
      summary = try ImportProcess().summary(
        of: file,
        assuming: DatasetFile.Assumptions(
          episodeStepLimit: episodeStepLimit, clipsActions: clipsActions))
    } catch {
      throw .invalid(error)
    }
    text = Self.text(of: summary, file: file.path)
  }

  static func text(of summary: DatasetSummary, file: String) -> String {
    let bounds = summary.actionBounds
    let share = String(format: "%.3g", 100 * bounds.shareAtBound)
    var lines = ["\(file): layout of \(summary.layout.rawValue)"]
    lines += summary.tables.map { table in
      "  \(table.name)  \(table.element)  (\(table.shape.map(String.init).joined(separator: ", ")))"
    }
    lines += [
      "steps          \(summary.stepCount)",
      "transitions    \(summary.transitionCount) with a recorded next state",
      "episodes       \(summary.episodeCount): \(summary.terminalCount) ended by themselves, "
        + "\(summary.episodeCount - summary.terminalCount) were cut off",
      "episode length \(text(of: summary.lengths))",
      "return         \(text(of: summary.returns))",
      "actions        \(share) % of components at the bounds (|a| > 1 − 10⁻⁶), largest "
        + "\(bounds.largest)",
    ]
    if bounds.atBoundCount > 0 {
      lines.append("               a tanh-Gaussian sees these as ±(1 − 10⁻⁶)")
    }
    if bounds.beyondCount > 0 {
      lines.append(
        "               \(bounds.beyondCount) lie beyond ±1 and are refused unless clipped")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func text(of spread: DatasetSummary.Spread) -> String {
    String(
      format: "%.6g ± %.4g, from %.6g to %.6g", spread.mean, spread.deviation, spread.least,
      spread.greatest)
  }
}
