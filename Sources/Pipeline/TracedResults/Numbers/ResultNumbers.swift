import Planning
import Records
import Statistics

extension NumberValue {
  /// A statistic over runs; `nil` without values, and if the statistic is not over values.
  public init?(_ statistic: NumberSource.Statistic, of values: [Double]) {
    guard let mean = Statistics.mean(of: values), let least = values.min(),
      let greatest = values.max()
    else { return nil }
    switch statistic {
    case .mean: self = .number(mean)
    case .spread:
      self = .spread(mean: mean, deviation: Statistics.standardDeviation(of: values, ddof: 1))
    case .sum: self = .number(values.reduce(0, +))
    case .least: self = .number(least)
    case .greatest: self = .number(greatest)
    case .value, .count, .episodes, .setting, .sha256: return nil
    }
  }
}

extension [Results.Entry] {
  /// A number of these runs, traced; a dash if there is none.
  ///
  /// The runs are one run or all runs of a cell: a number of some of a cell's seeds has no source.
  public func number(
    _ quantity: String, _ statistic: NumberSource.Statistic, as style: NumberStyle = .digits(0)
  ) -> TracedText {
    let value = value(of: quantity, statistic)
    // A count of no runs has no runs to name.
    if isEmpty { return value.flatMap(style.text(of:)).map { TracedText($0) } ?? .missing }
    return TracedText(value, as: style, from: source(of: quantity, statistic))
  }

  /// The source of such a number.
  public func source(of quantity: String, _ statistic: NumberSource.Statistic) -> NumberSource {
    let paths = count == 1 ? map(\.run.path) : map(\.run.cell.path).unique
    return NumberSource(paths, quantity, statistic)
  }

  /// The value of a number of these runs; `nil` if there is none.
  public func value(of quantity: String, _ statistic: NumberSource.Statistic) -> NumberValue? {
    switch statistic {
    case .value: return first?.value(of: quantity).map(NumberValue.number)
    case .mean, .spread, .sum, .least, .greatest:
      return NumberValue(statistic, of: compactMap { $0.value(of: quantity) })
    case .count: return .number(Double(count(of: quantity)))
    case .episodes:
      guard let mean = first?.value(of: "\(quantity)_mean") else { return nil }
      return .spread(mean: mean, deviation: first?.value(of: "\(quantity)_std"))
    case .setting: return first?.run.values[quantity].map(NumberValue.setting)
    case .sha256: return first?.result?.files[quantity].map(NumberValue.hash)
    }
  }

  /// The number of things called `quantity`, or of runs that have a metric of this name.
  public func count(of quantity: String) -> Int {
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

extension Results {
  /// The number of things called `quantity` in the whole profile, traced.
  public func count(of quantity: String) -> TracedText {
    TracedText(
      entries.value(of: quantity, .count), as: .digits(0),
      from: NumberSource([NumberSource.everything], quantity, .count))
  }
}

extension Results.Entry {
  /// A setting of the run, traced if it is made of numbers; `nil` if the run has no such setting.
  public func setting(_ path: String, unit: NumberFormat.Unit? = nil) -> TracedText? {
    guard let value = run.values[path] else { return nil }
    guard value.isNumeric else {
      return TracedText(NumberFormat.text(of: value) + (unit?.suffix ?? ""))
    }
    return TracedText(
      .setting(value), as: .plain(unit), from: NumberSource([run.cell.path], path, .setting))
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
