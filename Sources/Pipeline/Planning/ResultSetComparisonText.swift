import Foundation
import Records

extension ResultSetComparison {
  /// The changed facts, and a paragraph for each changed cell.
  public var text: String {
    let paragraphs = items.map { item in
      var lines = ["\(item.change.rawValue)  \(item.cell.path)  \(item.seedWords)"]
      lines += item.causes.map { "    \($0)" }
      lines += aligned(item.metrics.map { ["   ", $0.name] + $0.columns })
      return lines.joined(separator: "\n")
    }
    return ([heading] + paragraphs + [summary]).joined(separator: "\n\n") + "\n"
  }

  /// The same as Markdown tables.
  public var markdown: String {
    var lines = ["**\(old.name) → \(new.name)**: \(summary)"]
    if !factLines.isEmpty { lines += [""] + factLines.map { "- \($0)" } }
    if !items.isEmpty {
      lines += ["", "| change | cell | seeds | cause |", "|---|---|---|---|"]
      lines += items.map { item in
        Self.row([
          item.change.rawValue, "`\(item.cell.path)`", item.seedList,
          item.causes.joined(separator: "<br>"),
        ])
      }
    }
    let measured = items.filter { !$0.metrics.isEmpty }
    if !measured.isEmpty {
      lines += [
        "", "| cell | metric | \(old.name) | \(new.name) | Δ | Δ in standard errors |",
        "|---|---|--:|--:|--:|--:|",
      ]
      for item in measured {
        lines += item.metrics.map { Self.row(["`\(item.cell.path)`", $0.name] + $0.cells) }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
  }

  private var heading: String {
    (["\(old.name) → \(new.name)"] + factLines).joined(separator: "\n")
  }

  private var factLines: [String] {
    Set(old.facts.keys).union(new.facts.keys).sorted().compactMap { name in
      let (before, after) = (old.facts[name] ?? "none", new.facts[name] ?? "none")
      return before == after ? nil : "\(name): \(before) → \(after)"
    }
  }

  private var summary: String {
    func count(_ change: Change) -> Int {
      Set(items.filter { $0.change == change }.map(\.cell)).count
    }
    let remeasured = count(.remeasured)
    return "\(counted(count(.changed), "cell")) changed, \(count(.added)) added, "
      + "\(count(.removed)) removed, "
      + (remeasured > 0 ? "\(remeasured) with other numbers from the same runs, " : "")
      + "\(unchangedCount) the same"
  }
}

extension ResultSetComparison.Item {
  fileprivate var seedList: String { seeds.map(String.init).joined(separator: ", ") }

  fileprivate var seedWords: String { (seeds.count == 1 ? "seed " : "seeds ") + seedList }
}

extension ResultSetComparison.MetricChange {
  fileprivate var columns: [String] {
    [
      "\(Self.figure(old)) → \(Self.figure(new))", "Δ \(signed(new - old))",
      standardErrors.map { "\(signed($0)) standard errors" } ?? "",
    ]
  }

  fileprivate var cells: [String] {
    [Self.figure(old), Self.figure(new), signed(new - old), standardErrors.map(signed) ?? "–"]
  }

  private func signed(_ number: Double) -> String {
    (number > 0 ? "+" : "") + Self.figure(number)
  }

  private static func figure(_ number: Double) -> String { String(format: "%.5g", number) }
}
