/// A predicted time in one unit: a prediction is no more exact.
public func timeWords(_ seconds: Double) -> String {
  switch seconds {
  case ..<1: "1 s"
  case ..<120: "\(Int(seconds.rounded())) s"
  case ..<7200: "\(Int((seconds / 60).rounded())) min"
  default: "\(Int((seconds / 3600).rounded())) h"
  }
}

/// The seconds of a duration in hours, minutes and seconds, as in `1h30min`; `nil` for other words.
public func durationSeconds(_ words: String) -> Int? {
  let parts = words.wholeMatch(of: /(?:(\d{1,6})h)?(?:(\d{1,6})min)?(?:(\d{1,6})s)?/)?.output
  let numbers = [parts?.1, parts?.2, parts?.3].map { $0.flatMap { Int($0) } ?? 0 }
  let seconds = numbers[0] * 3600 + numbers[1] * 60 + numbers[2]
  return seconds > 0 ? seconds : nil
}

/// A whole number of at least so many digits, as in `007`.
public func padded(_ number: Int, to width: Int = 2) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(width - digits.count, 0)) + digits
}

/// A count with its noun: `1 run`, `2 runs`.
public func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
