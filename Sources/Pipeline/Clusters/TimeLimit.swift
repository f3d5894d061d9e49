import DataFiles
import Foundation
public import Planning

/// The time of an array task, which stops itself before the scheduler does.
public enum TimeLimit {
  /// Seconds before the end of so many seconds in which a task writes its checkpoints and leaves.
  static func margin(of seconds: Int) -> Double { min(120, Double(seconds) / 6) }

  /// When an array task must stop, for which `seconds` were asked, if that is known.
  ///
  /// Slurm is asked once for the time left; if it does not answer, it is the time that was asked for.
  public static func deadline(of seconds: Int?, environment: [String: String]) -> Deadline? {
    let left = environment["SLURM_JOB_ID"].flatMap { try? Slurm().secondsLeft(ofJob: $0) }
    return (left ?? seconds).map {
      Deadline(after: .seconds(max(Double($0) - margin(of: seconds ?? $0), 1)))
    }
  }
}
