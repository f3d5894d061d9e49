import Manuscripts
import Records
import Statistics
import TracedResults

/// Writes the text of the inline directives `number`, `given`, `ranking`, `comparison`, `setting`,
/// `seeds` and `status`, and of named numbers.
struct DirectiveWriter {
  /// The statistics that a directive can take over the seeds of a cell.
  private static let statistics: [NumberSource.Statistic] = [
    .mean, .spread, .sum, .least, .greatest,
  ]

  let results: Results

  func text(of directive: Directive) throws(ManuscriptDiagnostic) -> TracedText {
    let path = (directive.arguments.first ?? "").split(separator: "/").map(String.init)
    switch directive.name {
    case .number:
      let number = try metric(of: directive)
      return number.entries.number(
        number.metric, number.statistic, as: .decimal(try format(directive)))
    case .setting:
      let (entries, setting) = try entries(path, of: directive)
      return try self.setting(setting, of: entries, directive)
    case .seeds:
      let (entries, _) = try entries(path + [""], of: directive)
      return try part(of: entries, directive).number("results", .count)
    case .ranking:
      return try ranking(path, directive)
    case .comparison:
      return try comparison(path, directive)
    case .status:
      return results.status
    case .given:
      return TracedText(directive.arguments.joined(separator: "\u{A0}"))
    case .formula, .scope, .references, .equation, .table, .figure, .algorithm, .listing:
      preconditionFailure("\(directive.name) is no number")
    }
  }

  func text(of named: NamedNumber) throws(ManuscriptDiagnostic) -> TracedText {
    if case .operand(let operand) = named.formula {
      return try text(of: named.directive(for: operand))
    }
    let format = try format(named.directive(for: ""))
    var inputs: [NumberSource] = []
    var places: [String: Int] = [:]
    var values: [String: Double] = [:]
    for operand in named.formula.operands.unique {
      let (entries, metric, statistic) = try metric(of: named.directive(for: operand))
      guard statistic != .spread else {
        throw named.place.diagnostic("a formula has no spread; write statistic=mean")
      }
      inputs.append(entries.source(of: metric, statistic))
      places[operand] = inputs.count
      if case .number(let number)? = entries.value(of: metric, statistic) {
        values[operand] = number
      }
    }
    return ComputedNumber(
      name: named.name, formula: named.formula.text { "#\(places[$0] ?? 0)" }, inputs: inputs,
      value: named.formula.value { values[$0] }
    ).text(format)
  }

  /// The seeds of the cell that `path` begins with, and the last component of the path.
  private func entries(
    _ path: [String], of directive: Directive
  ) throws(ManuscriptDiagnostic) -> ([Results.Entry], String) {
    let last =
      switch directive.name {
      case .number: "/METRIC"
      case .setting: "/PATH"
      default: ""
      }
    let (experiment, rest) = try split(path, before: "METHOD\(last)", count: 2, of: directive)
    let methods = try results.methods(of: experiment, at: directive.place)
    try directive.place.check("method of \(experiment)", rest[0], isAmong: methods)
    return (results.entries(experiment: experiment, method: rest[0]), rest[1])
  }

  /// The experiment that `path` begins with, and the `count` words after it.
  ///
  /// The task follows the experiment; it may be left out if there is only one.
  private func split(
    _ path: [String], before words: String, count: Int, of directive: Directive
  ) throws(ManuscriptDiagnostic) -> (experiment: String, rest: [String]) {
    guard path.count == count + 1 || path.count == count + 2 else {
      throw directive.place.diagnostic("expected EXPERIMENT/TASK/\(words)")
    }
    let experiment = path.dropLast(count).joined(separator: "/")
    let known = results.experiments.filter { $0 == experiment || $0.hasPrefix(experiment + "/") }
    guard known.count < 2 else {
      throw directive.place.diagnostic(
        "\(experiment) has several tasks; expected EXPERIMENT/TASK/\(words)")
    }
    return (experiment, Array(path.suffix(count)))
  }

  /// The runs on the part of the dataset that the directive names; a cell with several parts needs
  /// one, since a mean over different parts is meaningless.
  private func part(
    of entries: [Results.Entry], _ directive: Directive
  ) throws(ManuscriptDiagnostic) -> [Results.Entry] {
    guard let word = directive.options["percent"] else {
      guard entries.compactMap(\.percent).unique.count < 2 else {
        throw directive.place.diagnostic(
          "the experiment has several parts of the dataset; choose one, as in percent=2")
      }
      return entries
    }
    guard let percent = Double(word) else {
      throw directive.place.diagnostic("percent is a number, not '\(word)'")
    }
    let part = entries.filter { $0.percent == percent }
    guard let first = entries.first, part.isEmpty else { return part }
    throw results.absence(
      of: ["percents=\(word)", first.run.cell.experimentAndTask], at: directive.place)
  }

  /// The runs, metric and statistic of `{{number …}}`.
  private func metric(
    of directive: Directive
  ) throws(ManuscriptDiagnostic) -> (
    entries: [Results.Entry], metric: String, statistic: NumberSource.Statistic
  ) {
    let path = directive.arguments[0].split(separator: "/").map(String.init)
    let (all, metric) = try entries(path, of: directive)
    let entries = try part(of: all, directive)
    try check(metric, in: entries, directive)
    let name = directive.options["statistic"] ?? NumberSource.Statistic.mean.rawValue
    guard let statistic = Self.statistics.first(where: { $0.rawValue == name }) else {
      let known = Self.statistics.map(\.rawValue)
      throw directive.place.diagnostic(unknown("statistic", name, among: known))
    }
    return (entries, metric, statistic)
  }

  /// Methods with their means, the greatest first; those without a result last.
  private func ranking(_ path: [String], _ directive: Directive) throws(ManuscriptDiagnostic)
    -> TracedText
  {
    let (experiment, rest) = try split(path, before: "METRIC", count: 1, of: directive)
    let metric = rest[0]
    let style = NumberStyle.decimal(try format(directive))
    var ranked: [(mean: Double?, text: TracedText)] = []
    for method in try results.methods(of: experiment, at: directive.place) {
      let all = results.entries(experiment: experiment, method: method)
      let entries = try part(of: all, directive)
      try check(metric, in: entries, directive)
      ranked.append(
        (
          Statistics.mean(of: entries.compactMap { $0.value(of: metric) }),
          "\(title(ofMethod: method)) (\(entries.number(metric, .mean, as: style)))"
        ))
    }
    let order = ranked.indices.sorted {
      let (first, second) = (ranked[$0].mean ?? -.infinity, ranked[$1].mean ?? -.infinity)
      return first == second ? $0 < $1 : first > second
    }
    return order.map { ranked[$0].text }.joined(separator: ", ")
  }

  /// The order of two methods, from their scores on common seeds.
  private func comparison(_ path: [String], _ directive: Directive) throws(ManuscriptDiagnostic)
    -> TracedText
  {
    guard let other = directive.options["against"] else {
      throw directive.place.diagnostic("name the method to compare with, as in against=bc")
    }
    let (first, _) = try entries(path + [""], of: directive)
    let (second, _) = try entries(path.dropLast() + [other, ""], of: directive)
    let parts = (try part(of: first, directive), try part(of: second, directive))
    return TracedComparison(parts.0, parts.1, published: results.published).phrase
  }

  /// Refuses a metric that no result of the cell has; if there is no result, or all runs diverged,
  /// any metric passes.
  private func check(
    _ metric: String, in entries: [Results.Entry], _ directive: Directive
  ) throws(ManuscriptDiagnostic) {
    let known = Set(entries.filter { !$0.hasDiverged }.flatMap { $0.metricNames }).sorted()
    guard known.isEmpty || entries.contains(where: { $0.value(of: metric) != nil }) else {
      throw directive.place.diagnostic(unknown("metric", metric, among: known))
    }
  }

  private func setting(
    _ path: String, of entries: [Results.Entry], _ directive: Directive
  ) throws(ManuscriptDiagnostic) -> TracedText {
    guard let text = entries[0].setting(path, unit: try format(directive).unit) else {
      let known = entries[0].run.values.byPath.keys.sorted()
      throw directive.place.diagnostic(unknown("setting", path, among: known))
    }
    return text
  }

  private func format(_ directive: Directive) throws(ManuscriptDiagnostic) -> NumberFormat {
    var unit: NumberFormat.Unit?
    if let name = directive.options["unit"] { unit = try directive.place.name("unit", name) }
    let digits = directive.options["digits"] ?? "1"
    guard let count = Int(digits), (0...9).contains(count) else {
      throw directive.place.diagnostic("digits is a number from 0 to 9, not '\(digits)'")
    }
    return NumberFormat(digits: count, unit: unit)
  }
}
