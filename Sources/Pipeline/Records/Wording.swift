/// A predicted time in one unit: a prediction is no more exact.
public func timeWords(_ seconds: Double) -> String {
  switch seconds {
  case ..<1: "1 s"
  case ..<120: "\(Int(seconds.rounded())) s"
  case ..<7200: "\(Int((seconds / 60).rounded())) min"
  default: "\(Int((seconds / 3600).rounded())) h"
  }
}

/// A count with its noun: `1 run`, `2 runs`.
public func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
