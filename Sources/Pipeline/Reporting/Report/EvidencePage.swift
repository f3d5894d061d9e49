import Records
import TracedResults

/// The records of paper.html: the source of each number, figure and equation, and each run behind
/// them once.
///
///     {"profile": …, "records": {KEY | figure-4 | equation-7: …}, "runs": {KEY: …}}
///
/// Sorted and without times and paths of the machine, so that the same results give the same bytes.
struct EvidencePage {
  private let data: ReportData
  private let resolver: NumberResolver
  private var records: [String: JSONValue] = [:]
  private var runs: [String: JSONValue] = [:]

  /// - Throws: `ResultError` if a learning curve cannot be read.
  init(of expansion: Expansion, with data: ReportData) throws(ResultError) {
    (self.data, resolver) = (data, NumberResolver(data))
    for number in expansion.text.numbers { try add(number) }
    for equation in data.equations.equations { try add(equation) }
    for record in expansion.figureRecords { try add(record) }
  }

  /// The records as an element of a page, in which no text can end it.
  var script: String {
    let json = JSONValue.map([
      "profile": .text(data.results.profile.rawValue), "records": .map(records), "runs": .map(runs),
    ]).canonicalJSON.replacing("</", with: "<\\/")
    return "<script type=\"application/json\" id=\"records\">\(json)</script>\n"
  }

  private mutating func add(_ number: TracedNumber) throws(ResultError) {
    switch number.origin {
    case .stored(let source, _): try add(source)
    case .computed(let number):
      for input in number.inputs { try add(input) }
      records[number.name] = .record([
        "formula": .text(number.formula),
        "inputs": .list(number.inputs.map { .text($0.description) }),
        "value": number.value.map { .text($0.description) },
      ])
    }
  }

  private mutating func add(_ source: NumberSource) throws(ResultError) {
    let key = source.description
    guard records[key] == nil else { return }
    let (entries, value) = resolver.resolve(source)
    var record: [String: JSONValue?] = ["value": value.map { .text($0.precise) }]
    switch source.runs[0] {
    case Costs.subject: record["measured"] = data.results.costs.map { .text($0.place) }
    // A list of all runs of the profile would be of no use.
    case NumberSource.everything: break
    case let subject:
      if subject.hasPrefix("equation-") { record["equation"] = .text(subject) }
      record["runs"] = try add(entries)
      record["values"] = .list(
        entries.map { entry in
          let own = [entry].value(of: source.quantity, source.statistic)
          return .text(own?.precise ?? "none")
        })
    }
    records[key] = .record(record)
  }

  private mutating func add(_ equation: CheckedEquation) throws(ResultError) {
    let printed = "\(equation.caughtPrintedMutantCount) of \(equation.printedMutantCount)"
    let checkRun = data.results.entries.filter { $0.run.kind == .check && $0.result != nil }
    records[equation.subject] = .record([
      "sentence": .text(equation.sentence), "latex": .text(equation.latex),
      "code": .text(equation.code), "place": .text("\(equation.file):\(equation.line)"),
      "number": .integer(equation.number), "waiver": equation.waiver.map(JSONValue.text),
      "mutants": .text("\(equation.caughtMutantCount) of \(equation.mutantCount)"),
      "printed mutants": .text(printed),
      "checks": .list(
        equation.checks.map { check in
          .record([
            "kind": .text("\(check.kind.rawValue), \(check.precision.rawValue)"),
            "subject": .text(check.subject), "measured": .text(check.measured.description),
            "tolerance": check.tolerance.map { .text($0.description) },
            "step": check.step.map { .text($0.description) }, "count": .integer(check.count),
            "passed": .flag(check.passed), "place": .text(check.place),
          ])
        }),
      "runs": try add(Array(checkRun.prefix(1))),
    ])
  }

  private mutating func add(_ record: FigureRecord) throws(ResultError) {
    let name = "figure-\(record.label)"
    records[name] = .record([
      "figure": .text(name), "script": record.script.map(JSONValue.text),
      "sources": .list(record.sources.map(JSONValue.text)),
      "runs": try add(record.entries),
    ])
  }

  private mutating func add(_ entries: [Results.Entry]) throws(ResultError) -> JSONValue {
    var names: [JSONValue] = []
    for entry in entries { names.append(.text(try add(entry))) }
    return .list(names)
  }

  /// Adds the run and its inputs, each once, and returns its name among the runs.
  private mutating func add(_ entry: Results.Entry) throws(ResultError) -> String {
    let name = entry.run.key.description
    guard runs[name] == nil else { return name }
    runs[name] = try data.results.record(of: entry)
    for input in entry.run.inputs {
      if let source = data.results.entries.first(where: { $0.run.key == input.key }) {
        _ = try add(source)
      }
    }
    return name
  }
}

/// A figure of the paper and the runs that it shows.
struct FigureRecord {
  let label: String
  /// In gnuplot's language; `nil` for pictures rendered by runs.
  let script: String?
  let sources: [String]
  let entries: [Results.Entry]
}

extension JSONValue {
  /// A map of the members that are not `nil`.
  static func record(_ members: [String: JSONValue?]) -> JSONValue {
    .map(members.compactMapValues(\.self))
  }
}
