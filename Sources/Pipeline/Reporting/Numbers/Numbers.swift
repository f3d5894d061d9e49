import Records
import Statistics

/// What an inline directive prints, out of results.
struct Numbers {
  /// What a directive may make of the values of several seeds.
  static let statistics: [NumberSource.Statistic] = [.mean, .spread, .sum, .least, .greatest]

  let results: Results

  /// The Markdown that stands for a directive of `number`, `ranking`, `setting`, `seeds`, `status`.
  func text(of directive: Directive) throws(ManuscriptDiagnostic) -> String {
    let path = (directive.arguments.first ?? "").split(separator: "/").map(String.init)
    switch directive.name {
    case .number:
      let (entries, metric, statistic) = try subject(of: directive)
      return entries.number(metric, statistic, as: .decimal(try format(directive)))
    case .setting:
      let (entries, setting) = try entries(path, of: directive)
      return try self.setting(setting, of: entries, directive)
    case .seeds:
      let (entries, _) = try entries(path + [""], of: directive)
      return try part(of: entries, directive).number("results", .count)
    case .ranking:
      return try ranking(path, directive)
    case .status:
      return results.status
    case .given:
      return directive.arguments.joined(separator: "\u{A0}")
    case .references, .equation, .table, .figure, .algorithm, .listing:
      preconditionFailure("\(directive.name) is no number")
    }
  }

  /// The seeds of the cell that `path` begins with, and the last part of it.
  private func entries(
    _ path: [String], of directive: Directive
  ) throws(ManuscriptDiagnostic) -> ([Results.Entry], String) {
    guard path.count == 3 else {
      let last = directive.name == .seeds ? "" : directive.name == .number ? "/METRIC" : "/PATH"
      throw ManuscriptDiagnostic(place: directive.place, problem: "write EXPERIMENT/METHOD\(last)")
    }
    let methods = try results.methods(of: path[0], at: directive.place)
    guard methods.contains(path[1]) else {
      throw ManuscriptDiagnostic(
        place: directive.place,
        problem: unknown("method of \(path[0])", path[1], among: methods))
    }
    return (results.entries(experiment: path[0], method: path[1]), path[2])
  }

  /// Those that learn from the part of the data that the directive names.
  ///
  /// Where there are several, it must: a mean over them would mean nothing.
  private func part(
    of entries: [Results.Entry], _ directive: Directive
  ) throws(ManuscriptDiagnostic) -> [Results.Entry] {
    guard let word = directive.options["percent"] else {
      guard entries.compactMap(\.percent).unique.count < 2 else {
        throw ManuscriptDiagnostic(
          place: directive.place, problem: "there are several parts of the data; write percent=2")
      }
      return entries
    }
    guard let percent = Double(word) else {
      throw ManuscriptDiagnostic(
        place: directive.place, problem: "percent is a number, not '\(word)'")
    }
    return entries.filter { $0.percent == percent }
  }

  /// What `{{number …}}` asks for.
  private func subject(
    of directive: Directive
  ) throws(ManuscriptDiagnostic) -> ([Results.Entry], String, NumberSource.Statistic) {
    let path = directive.arguments[0].split(separator: "/").map(String.init)
    let (entries, metric) = try entries(path, of: directive)
    let chosen = try part(of: entries, directive)
    let statistic = try statistic(directive)
    try check(metric, in: chosen, directive)
    return (chosen, metric, statistic)
  }

  /// Where `{{number …}}` leads, and what is there.
  func address(of directive: Directive) throws(ManuscriptDiagnostic) -> (NumberSource, Quantity?) {
    let (entries, metric, statistic) = try subject(of: directive)
    return (entries.address(of: metric, statistic), entries.quantity(metric, statistic))
  }

  private func statistic(_ directive: Directive) throws(ManuscriptDiagnostic)
    -> NumberSource.Statistic
  {
    let name = directive.options["statistic"] ?? NumberSource.Statistic.mean.rawValue
    guard let statistic = Self.statistics.first(where: { $0.rawValue == name }) else {
      let known = Self.statistics.map(\.rawValue)
      throw ManuscriptDiagnostic(
        place: directive.place, problem: unknown("statistic", name, among: known))
    }
    return statistic
  }

  /// Methods with their means, the greatest first; those without a result last.
  private func ranking(_ path: [String], _ directive: Directive) throws(ManuscriptDiagnostic)
    -> String
  {
    guard path.count == 2 else {
      throw ManuscriptDiagnostic(place: directive.place, problem: "write EXPERIMENT/METRIC")
    }
    let format = try format(directive)
    var ranked: [(method: String, mean: Double?, text: String)] = []
    for method in try results.methods(of: path[0], at: directive.place) {
      let all = results.entries(experiment: path[0], method: method)
      let entries = try part(of: all, directive)
      try check(path[1], in: entries, directive)
      ranked.append(
        (
          method, Statistics.mean(of: entries.compactMap { $0.value(of: path[1]) }),
          entries.number(path[1], .mean, as: .decimal(format))
        ))
    }
    let order = ranked.indices.sorted {
      let (first, second) = (ranked[$0].mean ?? -.infinity, ranked[$1].mean ?? -.infinity)
      return first == second ? $0 < $1 : first > second
    }
    return order.map { "\(title(ofMethod: ranked[$0].method)) (\(ranked[$0].text))" }
      .joined(separator: ", ")
  }

  /// A metric that some result of the cell has, or any metric where no result can be asked: there
  /// is none, or all diverged.
  private func check(
    _ metric: String, in entries: [Results.Entry], _ directive: Directive
  ) throws(ManuscriptDiagnostic) {
    let known = Set(entries.filter { !$0.hasDiverged }.flatMap { $0.metricNames }).sorted()
    guard known.isEmpty || entries.contains(where: { $0.value(of: metric) != nil }) else {
      throw ManuscriptDiagnostic(
        place: directive.place, problem: unknown("metric", metric, among: known))
    }
  }

  private func setting(
    _ path: String, of entries: [Results.Entry], _ directive: Directive
  ) throws(ManuscriptDiagnostic) -> String {
    guard let entry = entries.first else { return NumberFormat.missing }
    let leaves = entry.run.values.byPath
    guard let text = entry.setting(path, unit: try format(directive).unit) else {
      let known = leaves.keys.sorted()
      throw ManuscriptDiagnostic(
        place: directive.place, problem: unknown("setting", path, among: known))
    }
    return text
  }

  func format(_ directive: Directive) throws(ManuscriptDiagnostic) -> NumberFormat {
    var unit: NumberFormat.Unit?
    if let name = directive.options["unit"] {
      guard let known = NumberFormat.Unit(rawValue: name) else {
        let all = NumberFormat.Unit.allCases.map(\.rawValue)
        throw ManuscriptDiagnostic(
          place: directive.place, problem: unknown("unit", name, among: all))
      }
      unit = known
    }
    let digits = directive.options["digits"] ?? "1"
    guard let count = Int(digits), (0...9).contains(count) else {
      throw ManuscriptDiagnostic(
        place: directive.place, problem: "digits are 0 to 9, not '\(digits)'")
    }
    return NumberFormat(digits: count, unit: unit)
  }
}

/// How the paper calls a learner, controller or demonstrator.
func title(ofMethod method: String) -> String {
  switch method {
  case "zero": "zero torque"
  case "random": "random torque"
  case "expert": "expert"
  case "medium": "medium policy"
  default: MethodStyle.all.first { $0.method == method }?.title ?? escaped(method)
  }
}

extension JSONValue {
  /// The value as a reader of the paper expects it.
  var markdown: String {
    switch self {
    case .flag(let flag): flag ? "yes" : "no"
    case .integer(let integer):
      (integer < 0 ? "−" : "") + NumberFormat.grouped(String(integer.magnitude))
    case .number(let number): decimal(number)
    case .text(let text): escaped(text)
    case .list(let values): values.map(\.markdown).joined(separator: ", ")
    case .map: code(canonicalJSON)
    }
  }

  /// 0.25 as it is, 1e-05 as a power of ten, 10.0 without its zero.
  private func decimal(_ number: Double) -> String {
    let parts = number.description.replacing("-", with: "−").split(separator: "e")
    let mantissa = parts[0].hasSuffix(".0") ? parts[0].dropLast(2) : parts[0]
    guard parts.count > 1 else { return String(mantissa) }
    return (mantissa == "1" ? "" : "\(mantissa) × ")
      + "10^\(parts[1].replacing("−0", with: "−"))^"
  }
}
