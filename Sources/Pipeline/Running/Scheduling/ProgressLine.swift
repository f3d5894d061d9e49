import Foundation

extension ProgressDisplay {
  /// One line of at most `terminal.width - 1` columns: title, bar, share, rate, ETA.
  static func line(_ entry: Entry, at seconds: Double, on terminal: Terminal) -> String {
    let figures = Self.figures(entry, at: seconds)
    let barWidth = 20
    let filled = entry.total == 0 ? 0 : entry.done * barWidth / entry.total
    let (full, empty): (Character, Character) = terminal.hasUnicode ? ("█", "░") : ("#", ".")
    let bar =
      String(repeating: full, count: filled) + String(repeating: empty, count: barWidth - filled)
    let room = max(terminal.width - 1 - barWidth - figures.count - 4, 8)
    let title =
      entry.title.count <= room
      ? entry.title.padding(toLength: min(room, 48), withPad: " ", startingAt: 0)
      : entry.title.prefix(room - 1) + (terminal.hasUnicode ? "…" : "~")
    return String("\(title)  \(bar)  \(figures)".prefix(terminal.width - 1))
  }

  static func plainLine(_ entry: Entry, at seconds: Double) -> String {
    "\(entry.title): \(entry.done) of \(entry.total), \(figures(entry, at: seconds))"
  }

  private static func figures(_ entry: Entry, at seconds: Double) -> String {
    let share = entry.total == 0 ? 0 : entry.done * 100 / entry.total
    var parts = ["\(share) %"]
    if let rate = entry.rate(at: seconds) {
      parts.append("\(rate < 10 ? "\((rate * 10).rounded() / 10)" : "\(Int(rate))") steps/s")
      parts.append("ETA \(duration(Double(entry.total - entry.done) / rate))")
    }
    return parts.joined(separator: "  ")
  }

  /// Seconds in units, as in `41 s`, `3 min 05 s`, `2 h 10 min`.
  static func duration(_ seconds: Double) -> String {
    let whole = Int(max(seconds, 0).rounded())
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    switch whole {
    case ..<60: return "\(whole) s"
    case ..<3600: return "\(whole / 60) min \(padded(whole % 60)) s"
    default: return "\(whole / 3600) h \(padded(whole / 60 % 60)) min"
    }
  }
}
