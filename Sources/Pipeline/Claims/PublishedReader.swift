import Records
import Specifications
import Statistics

/// Reads published numbers, and finds typing errors.
struct PublishedReader {
  /// Every experiment with each of its tasks, as in `locomotion-expert/hopper`.
  let experiments: [String]
  let methods: [String]

  /// The numbers; `nil` after an error, which the document then reports.
  func read(_ document: YAMLDocument) -> Published? {
    guard let file = YAMLMap(of: document) else { return nil }
    file.allow(["schema", "source", "spread", "seeds", "suites", "methods", "tables"])
    _ = file.value("schema", .choice([Published.language]))
    let title = file.text("source")
    let spread = file.value("spread", .choice(Published.Spread.allCases.map(\.rawValue)))
      .flatMap { Published.Spread(rawValue: $0.shown) }
    let seedCount = seedCount(of: file)
    let reader = TableReader(
      experiments: experiments, methods: columns(of: file), suites: suites(of: file))
    guard let tables = file.map("tables") else { return nil }
    let result = tables.maps().compactMap { entry, table -> Published.Table? in
      guard let number = Int(entry.key), number > 0 else {
        document.report("the name of a table must be its number", at: entry.location, "write 1:")
        return nil
      }
      return Published.Table(number: number, entries: reader.read(table))
    }
    checkUniqueness(result, of: tables)
    guard document.errors.isEmpty, let title, let spread else { return nil }
    return Published(source: title, spread: spread, seedCount: seedCount, tables: result)
  }

  /// The number of seeds; `nil` if the file says that it is unknown, or after an error.
  private func seedCount(of file: YAMLMap) -> Int? {
    guard let entry = file.required("seeds") else { return nil }
    if case .scalar("unknown", isQuoted: false, _) = entry.value { return nil }
    guard case .integer(let count)? = file.value(of: entry, .integer(2...1000)) else { return nil }
    return count
  }

  private func suites(of file: YAMLMap) -> [Published.Suite] {
    (file.map("suites")?.maps() ?? []).compactMap { entry, suite in
      suite.allow(["margin", "reason"])
      let margin = suite.number("margin", Bounds(above: 0))
      let reason = suite.text("reason")
      guard let margin, let reason else { return nil }
      return Published.Suite(name: entry.key, margin: margin, reason: reason)
    }
  }

  /// Each method with the title of its column.
  private func columns(of file: YAMLMap) -> [(method: String, column: String)] {
    guard let methods = file.map("methods") else { return [] }
    methods.allow(self.methods, as: "method")
    return methods.entries.compactMap { entry in
      methods.value(of: entry, .text).map { (entry.key, $0.shown) }
    }
  }

  /// Reports two entries for one cell.
  private func checkUniqueness(_ tables: [Published.Table], of map: YAMLMap) {
    var first: [ScoreReference: Int] = [:]
    for table in tables {
      guard let location = map.entry(String(table.number))?.location else { continue }
      for entry in table.entries {
        if let other = first[entry.address] {
          map.document.report(
            "\(entry.address) has two numbers, in table \(other) and in table \(table.number)",
            at: location, "keep one of them")
        }
        first[entry.address] = table.number
      }
    }
  }
}

/// Reads one table: a block of rows for each experiment on a task.
private struct TableReader {
  let experiments: [String]
  let methods: [(method: String, column: String)]
  let suites: [Published.Suite]

  func read(_ table: YAMLMap) -> [Published.Entry] {
    table.allow(["methods", "rows"])
    let columns = table.words("methods", among: methods.map(\.method))
    guard let blocks = table.map("rows"), let columns else { return [] }
    blocks.allow(experiments, as: "experiment")
    return blocks.maps().flatMap { read($1, experiment: $0.key, columns) }
  }

  private func read(
    _ block: YAMLMap, experiment: String, _ columns: [String]
  ) -> [Published.Entry] {
    block.allow(["title", "suite", "percents"])
    let title = block.text("title")
    let name = block.value("suite", .choice(suites.map(\.name)))?.shown
    guard let percents = block.map("percents"), let title,
      let suite = suites.first(where: { $0.name == name })
    else { return [] }
    return percents.entries.flatMap { row -> [Published.Entry] in
      guard let percent = Double(row.key), percent > 0, percent <= 100 else {
        block.document.report(
          "'\(row.key)' is not a percentage of the dataset", at: row.location,
          "write a number > 0 and ≤ 100")
        return []
      }
      let dataset = DatasetReference(experiment, subset: percent)
      return zip(columns, numbers(of: row, in: percents, columns.count)).map { method, number in
        Published.Entry(
          address: dataset.score(of: method), mean: number.mean, spread: number.spread,
          suite: suite, task: title, row: "\(title) \(row.key) %",
          column: methods.first { $0.method == method }?.column ?? method)
      }
    }
  }

  /// A list with a number of the form `95.06 ± 20.38` for each method.
  private func numbers(
    of row: YAMLNode.Entry, in percents: YAMLMap, _ count: Int
  ) -> [(mean: Double, spread: Double)] {
    let (path, document) = (percents.path(of: row.key), percents.document)
    guard case .list(let nodes, _) = row.value else {
      document.report(
        "'\(path)' must be a list of numbers", at: row.location, "write [1 ± 0.5, 2 ± 0.5]")
      return []
    }
    guard nodes.count == count else {
      document.report(
        "'\(path)' has \(nodes.count) numbers for \(count) methods", at: row.location,
        "write one for each method of the table, in their order")
      return []
    }
    return nodes.compactMap { node in
      if case .scalar(let word, isQuoted: false, _) = node, let number = Self.number(word) {
        return number
      }
      document.report(
        "an element of '\(path)' must be a mean and its spread", at: node.location,
        "write 95.06 ± 20.38")
      return nil
    }
  }

  private static func number(_ word: String) -> (mean: Double, spread: Double)? {
    guard let match = word.wholeMatch(of: /(-?[0-9]+\.[0-9]+) ± ([0-9]+\.[0-9]+)/),
      let mean = Double(match.1), let spread = Double(match.2)
    else { return nil }
    // Adding zero makes −0 the same value as 0.
    return (mean + 0, spread)
  }
}
