import Records
import Store

/// The records behind paper.html: for each number, figure and equation what it is made of, and each
/// run once that any of them comes from.
///
///     {"profile": …, "records": {ADDRESS | figure-4 | equation-7: …}, "runs": {KEY: …}}
///
/// Sorted and without clock or place, so that the same results give the same bytes.
struct Evidence {
  private let resolver: Resolver
  private var records: [String: JSONValue] = [:]
  private var runs: [String: JSONValue] = [:]

  /// - Throws: `ReportError.results` when a learning curve cannot be read.
  init(of expansion: Expansion, with results: Results) throws(ReportError) {
    resolver = Resolver(results: results, woven: try EquationResults(in: results))
    for number in expansion.numbers { try add(number) }
    for equation in resolver.woven.equations { try add(equation) }
    for record in expansion.figureRecords { try add(record) }
  }

  /// The records as an element of a page, in which no text can end it.
  func script(of profile: Profile) -> String {
    let json = JSONValue.map([
      "profile": .text(profile.rawValue), "records": .map(records), "runs": .map(runs),
    ]).canonicalJSON.replacing("</", with: "<\\/")
    return "<script type=\"application/json\" id=\"records\">\(json)</script>\n"
  }

  private mutating func add(_ number: TracedNumber) throws(ReportError) {
    switch number.origin {
    case .stored(let address, _): try add(address)
    case .derived(let derivation):
      for input in derivation.inputs { try add(input) }
      records[derivation.name] = .record([
        "formula": .text(derivation.formula),
        "inputs": .list(derivation.inputs.map { .text($0.description) }),
        "value": derivation.value.map { .text($0.description) },
      ])
    }
  }

  private mutating func add(_ address: NumberSource) throws(ReportError) {
    guard records[address.description] == nil else { return }
    let (entries, quantity) = resolver.resolve(address)
    var record: [String: JSONValue?] = ["value": quantity.map { .text($0.precise) }]
    if let subject = address.runs.first, subject.hasPrefix("equation-") {
      record["equation"] = .text(subject)
    }
    if address.runs == [Costs.subject] {
      record["measured"] = resolver.results.costs.map { .text($0.place) }
      records[address.description] = .record(record)
      return
    }
    // All runs of the profile would make a list of no use.
    if address.runs != [NumberSource.everything] {
      record["runs"] = try add(entries)
      record["values"] = .list(
        entries.map { entry in
          let own = [entry].quantity(address.quantity, address.statistic)
          return .text(own?.precise ?? "none")
        })
    }
    records[address.description] = .record(record)
  }

  private mutating func add(_ equation: CheckedEquation) throws(ReportError) {
    let address = NumberSource([equation.subject], "mutants.made", .value)
    records[equation.subject] = .record([
      "sentence": .text(equation.sentence), "latex": .text(equation.latex),
      "code": .text(equation.code), "place": .text("\(equation.file):\(equation.line)"),
      "number": .integer(equation.number), "waiver": equation.waiver.map(JSONValue.text),
      "mutants": .text("\(equation.caughtMutantCount) of \(equation.mutantCount)"),
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
      "runs": try add(resolver.resolve(address).entries),
    ])
  }

  private mutating func add(_ record: FigureRecord) throws(ReportError) {
    let entries = record.runs.compactMap { name in
      resolver.results.entries.first { $0.result != nil && $0.run.key.description == name }
    }
    records["figure-\(record.label)"] = .record([
      "figure": .text(record.name), "script": record.script.map(JSONValue.text),
      "sources": .list(record.sources.map(JSONValue.text)),
      "runs": try add(entries),
    ])
  }

  private mutating func add(_ entries: [Results.Entry]) throws(ReportError) -> JSONValue {
    var names: [JSONValue] = []
    for entry in entries { names.append(try add(entry)) }
    return .list(names)
  }

  /// The run and what it reads, each once; its name among the runs.
  private mutating func add(_ entry: Results.Entry) throws(ReportError) -> JSONValue {
    let name = entry.run.key.description
    guard runs[name] == nil else { return .text(name) }
    runs[name] = try resolver.results.record(of: entry)
    for input in entry.run.inputs {
      guard let source = resolver.results.entries.first(where: { $0.run.key == input.key }) else {
        continue
      }
      _ = try add(source)
    }
    return .text(name)
  }
}

/// A figure of the paper, and the runs that its head names.
struct FigureRecord: Equatable, Sendable {
  let label: String
  let name: String
  /// In gnuplot's language; `nil` for pictures that a run rendered.
  let script: String?
  let sources: [String]

  /// The keys in "… run 0123456789ab, …".
  var runs: [String] {
    sources.flatMap { $0.matches(of: /run ([0-9a-f]{12})/).map { String($0.1) } }.unique
  }
}

extension JSONValue {
  /// A map of those members that there are.
  static func record(_ members: [String: JSONValue?]) -> JSONValue {
    .map(members.compactMapValues(\.self))
  }
}
