import Planning
import Records
import Statistics

extension [Results.Entry] {
  /// A number of these runs as the paper shows it, bound to where it comes from.
  ///
  /// The runs are all of a cell, or one: a number of some of a cell's seeds has no address.
  ///
  /// - Parameters:
  ///   - quantity: A metric, the path of a setting, a file, or what to count.
  ///   - statistic: What becomes of the values of several runs.
  ///   - form: How it is printed.
  /// - Returns: Markdown; a dash where there is no such number.
  func number(
    _ quantity: String, _ statistic: NumberSource.Statistic, as form: NumberStyle
  ) -> String {
    guard let text = self.quantity(quantity, statistic).flatMap(form.text(of:)) else {
      return NumberFormat.missing
    }
    // Nobody counted where nothing was planned.
    guard !isEmpty else { return text }
    let address = address(of: quantity, statistic)
    return TracedNumber(text: text, origin: .stored(address, form)).markdown
  }

  /// The same with digits behind the point.
  func number(
    _ quantity: String, _ statistic: NumberSource.Statistic, digits: Int = 0
  ) -> String {
    number(quantity, statistic, as: .decimal(NumberFormat(digits: digits)))
  }

  /// Where a number of these runs comes from.
  func address(of quantity: String, _ statistic: NumberSource.Statistic) -> NumberSource {
    let paths = count == 1 ? map(\.run.path) : map(\.run.cell.path).unique
    return NumberSource(paths, quantity, statistic)
  }
}

extension Results {
  /// How many there are of something in the whole profile, bound.
  func count(of quantity: String) -> String {
    let format = NumberFormat(digits: 0)
    return TracedNumber(
      text: format.text(Double(entries.count(of: quantity))),
      origin: .stored(
        NumberSource([NumberSource.everything], quantity, .count), .decimal(format))
    ).markdown
  }
}

extension [Results.Entry] {
  /// What the runs give; `nil` where they give nothing.
  func quantity(_ quantity: String, _ statistic: NumberSource.Statistic) -> Quantity? {
    let values = compactMap { $0.value(of: quantity) }
    switch statistic {
    case .value: return first?.value(of: quantity).map(Quantity.number)
    case .mean: return Statistics.mean(of: values).map(Quantity.number)
    case .spread:
      guard let mean = Statistics.mean(of: values) else { return nil }
      return .spread(mean: mean, deviation: Statistics.standardDeviation(of: values, ddof: 1))
    case .sum: return values.isEmpty ? nil : .number(values.reduce(0, +))
    case .least: return values.min().map(Quantity.number)
    case .greatest: return values.max().map(Quantity.number)
    case .count: return .number(Double(count(of: quantity)))
    case .episodes:
      guard let mean = first?.value(of: "\(quantity)_mean") else { return nil }
      return .spread(mean: mean, deviation: first?.value(of: "\(quantity)_std"))
    case .setting: return first?.run.values.byPath[quantity].map(Quantity.setting)
    case .sha256: return first?.result?.files[quantity].map(Quantity.hash)
    }
  }

  /// How many there are of what is called `quantity`; how many runs have a metric of this name.
  func count(of quantity: String) -> Int {
    switch quantity {
    case "runs": return count
    case "cells": return Set(map(\.run.cell)).count
    case "results": return count { $0.result != nil }
    case "missing": return count { $0.result == nil }
    case "unavailable": return count { $0.note != nil }
    default:
      let parts = quantity.split(separator: ".", maxSplits: 1).map(String.init)
      guard parts.count == 2, parts[0] == "environment" else {
        return count { $0.value(of: quantity) != nil }
      }
      return environment.flatMap { $0.values }.first { $0.key == parts[1] }?.count ?? 0
    }
  }
}

extension Results.Entry {
  /// A setting as the paper shows it, bound where it is made of numbers; `nil` where there is none.
  func setting(_ path: String, unit: NumberFormat.Unit? = nil) -> String? {
    guard let value = run.values.byPath[path] else { return nil }
    guard value.isNumeric else { return value.markdown + (unit?.suffix ?? "") }
    let address = NumberSource([run.cell.path], path, .setting)
    let form = NumberStyle.plain(unit)
    guard let text = form.text(of: .setting(value)) else { return nil }
    return TracedNumber(text: text, origin: .stored(address, form)).markdown
  }
}

extension JSONValue {
  /// Whether it is a number or a list of numbers.
  fileprivate var isNumeric: Bool {
    switch self {
    case .integer, .number: true
    case .list(let values): values.allSatisfy(\.isNumeric)
    case .flag, .text, .map: false
    }
  }
}
