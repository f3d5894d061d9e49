import Records
import Specifications
import Statistics
/// Reads published numbers, and looks for errors of typing.
struct PublishedReader {
  let experiments, methods: [String]

  /// - Returns: `nil` when there is an error, which then is among those of the source.
  func read(_ source: inout YAMLDocument) -> Published? {
    guard let file = StrictMap(of: source) else { return nil }
    file.allow(["schema", "source", "spread", "seeds", "suites", "methods", "tables"], in: &source)
    _ = file.value("schema", .choice([Published.language]), in: &source)
    let title = file.text("source", in: &source)
    let kinds = Published.Spread.allCases.map(\.rawValue)
    let spread = file.value("spread", .choice(kinds), in: &source)
      .flatMap { Published.Spread(rawValue: $0.shown) }
    let seedCount = seedCount(of: file, &source)
    let suites = suites(of: file, &source)
    let columns = columns(of: file, &source)
    guard let tables = file.map("tables", in: &source) else { return nil }
    var result: [Published.Table] = []
    for entry in tables.entries {
      guard let number = Int(entry.key), number > 0 else {
        source.add("a table is called by its number", at: entry.place, "write 1:")
        continue
      }
      guard let table = StrictMap(entry.value, path: tables.path(of: entry.key), of: &source) else {
        continue
      }
      let reader = TableReader(experiments: experiments, methods: columns, suites: suites)
      let entries = reader.read(table, &source)
      result.append(Published.Table(number: number, entries: entries))
    }
    checkUniqueness(result, of: tables, &source)
    guard source.errors.isEmpty, let title, let spread else { return nil }
    return Published(source: title, spread: spread, seedCount: seedCount, tables: result)
  }

  /// The number of seeds; `nil` where the file says that it is unknown, or after an error.
  private func seedCount(of file: StrictMap, _ source: inout YAMLDocument) -> Int? {
    guard let entry = file.required("seeds", in: &source) else { return nil }
    if case .scalar("unknown", isQuoted: false, _) = entry.value { return nil }
    guard case .integer(let count)? = file.value(of: entry, .integer(2...1000), in: &source) else {
      return nil
    }
    return count
  }

  private func suites(
    of file: StrictMap, _ source: inout YAMLDocument
  ) -> [Published.Suite] {
    guard let suites = file.map("suites", in: &source) else { return [] }
    var result: [Published.Suite] = []
    for entry in suites.entries {
      guard let suite = StrictMap(entry.value, path: suites.path(of: entry.key), of: &source) else {
        continue
      }
      suite.allow(["margin", "reason"], in: &source)
      let margin = suite.number("margin", Bounds(above: 0), in: &source)
      let reason = suite.text("reason", in: &source)
      guard let margin, let reason else { continue }
      result.append(Published.Suite(name: entry.key, margin: margin, reason: reason))
    }
    return result
  }

  /// What the tables call each method.
  private func columns(
    of file: StrictMap, _ source: inout YAMLDocument
  ) -> [(method: String, column: String)] {
    guard let methods = file.map("methods", in: &source) else { return [] }
    methods.allow(self.methods, as: "method", in: &source)
    var result: [(String, String)] = []
    for entry in methods.entries {
      guard let column = methods.value(of: entry, .text, in: &source) else { continue }
      result.append((entry.key, column.shown))
    }
    return result
  }

  /// Notes two entries for one cell.
  private func checkUniqueness(
    _ tables: [Published.Table], of map: StrictMap, _ source: inout YAMLDocument
  ) {
    var first: [ScoreReference: Int] = [:]
    for table in tables {
      guard let place = map.entry(String(table.number))?.place else { continue }
      for entry in table.entries {
        if let other = first[entry.address] {
          source.add(
            "\(entry.address) has two numbers, in table \(other) and in table \(table.number)",
            at: place, "keep one of them")
        }
        first[entry.address] = table.number
      }
    }
  }
}

/// Reads one table: a block of rows for each experiment.
private struct TableReader {
  let experiments: [String]
  let methods: [(method: String, column: String)]
  let suites: [Published.Suite]

  func read(_ table: StrictMap, _ source: inout YAMLDocument) -> [Published.Entry] {
    table.allow(["methods", "rows"], in: &source)
    let columns = table.words("methods", among: methods.map(\.method), in: &source)
    guard let blocks = table.map("rows", in: &source), let columns else { return [] }
    var entries: [Published.Entry] = []
    blocks.allow(experiments, as: "experiment", in: &source)
    for block in blocks.entries {
      guard let map = StrictMap(block.value, path: blocks.path(of: block.key), of: &source) else {
        continue
      }
      entries += read(map, experiment: block.key, columns, &source)
    }
    return entries
  }

  private func read(
    _ block: StrictMap, experiment: String, _ columns: [String], _ source: inout YAMLDocument
  ) -> [Published.Entry] {
    block.allow(["title", "suite", "percents"], in: &source)
    let title = block.text("title", in: &source)
    let name = block.value("suite", .choice(suites.map(\.name)), in: &source)?.shown
    guard let percents = block.map("percents", in: &source), let title,
      let suite = suites.first(where: { $0.name == name })
    else { return [] }
    var entries: [Published.Entry] = []
    for row in percents.entries {
      guard let percent = Double(row.key), percent > 0, percent <= 100 else {
        source.add(
          "'\(row.key)' is not a part of the data in per cent", at: row.place,
          "write a number > 0 and ≤ 100")
        continue
      }
      let numbers = read(row, path: percents.path(of: row.key), columns.count, &source)
      for (method, number) in zip(columns, numbers) {
        let address = ScoreReference(experiment: experiment, part: percent, method: method)
        entries.append(
          Published.Entry(
            address: address, mean: number.mean, spread: number.spread, suite: suite,
            task: title, row: "\(title) \(row.key) %",
            column: methods.first { $0.method == method }?.column ?? method))
      }
    }
    return entries
  }

  /// A list with a number of the form `95.06 ± 20.38` for each method.
  private func read(
    _ row: YAMLNode.Entry, path: String, _ count: Int, _ source: inout YAMLDocument
  ) -> [(mean: Double, spread: Double)] {
    guard case .list(let trees, _) = row.value else {
      source.add("'\(path)' must be a list of numbers", at: row.place, "write [1 ± 0.5, 2 ± 0.5]")
      return []
    }
    guard trees.count == count else {
      source.add(
        "'\(path)' has \(trees.count) numbers for \(count) methods", at: row.place,
        "write one for each method of the table, in their order")
      return []
    }
    return trees.compactMap { tree in
      if case .scalar(let word, isQuoted: false, _) = tree, let number = Self.number(word) {
        return number
      }
      source.add(
        "an element of '\(path)' must be a mean and its spread", at: tree.place.visible,
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
