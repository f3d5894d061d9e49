import Records
import Specifications

/// Reads criteria, and expands them to statements.
struct CriterionReader {
  /// By name.
  let sets: [String: [DatasetReference]]
  let methods: [String]

  /// The forms, each with its keys besides `in`, `metric` and `at-least`.
  private static let forms: KeyValuePairs<String, [String]> = [
    "best-of": ["method", "among", "aim"], "worst-of": ["method", "among", "aim"],
    "greater": ["method", "than", "by", "aim"], "within": ["method", "of", "points"],
    "smaller-spread": ["method", "than"], "keeps": ["methods", "share", "against"],
    "loses": ["methods", "share", "against"], "reaches": ["methods", "value"],
    "misses": ["methods", "value"], "equation": ["numbers"], "untestable": ["reason"],
  ]

  /// The criteria under `decided-by`.
  func criteria(of claim: YAMLMap) -> [Claim.Criterion] {
    guard let entry = claim.required("decided-by") else { return [] }
    let path = claim.path(of: entry.key)
    guard case .list(let nodes, _) = entry.value, !nodes.isEmpty else {
      claim.document.report(
        "'\(path)' must be a list of forms", at: entry.location, "write - best-of: {…}")
      return []
    }
    return nodes.compactMap { node in
      guard let item = YAMLMap(node, path: path, of: claim.document) else { return nil }
      item.allow(Self.forms.map(\.key), as: "form")
      guard item.entries.count == 1 else {
        claim.document.report(
          "an element of '\(path)' is one form", at: item.location, "put a - before each")
        return nil
      }
      let form = item.entries[0].key
      guard let keys = Self.forms.first(where: { $0.key == form })?.value else { return nil }
      return item.map(form).flatMap { criterion(form, $0, keys) }
    }
  }

  private func criterion(_ form: String, _ map: YAMLMap, _ keys: [String]) -> Claim.Criterion? {
    if form == "untestable" {
      map.allow(keys)
      return map.text("reason").map {
        Claim.Criterion(form: form, metric: "", statements: [], neededCount: 0, reason: $0)
      }
    }
    map.allow(keys + (form == "equation" ? ["at-least"] : ["in", "metric", "at-least"]))
    let errorCount = map.document.errors.count
    let statements = statements(of: form, map)
    let metric =
      map.entry("metric") == nil ? "score" : map.value("metric", .choice(Claims.metrics))?.shown
    guard map.document.errors.count == errorCount, let metric,
      let needed = neededCount(of: statements.count, map)
    else { return nil }
    return Claim.Criterion(
      form: form, metric: metric, statements: statements, neededCount: needed, reason: nil)
  }

  /// The k of `at-least: k of m`, where m is checked; all if it is not set.
  private func neededCount(of count: Int, _ map: YAMLMap) -> Int? {
    guard let entry = map.entry("at-least") else { return count }
    guard case .text(let text)? = map.value(of: entry, .text) else { return nil }
    if let match = text.wholeMatch(of: /([0-9]+) of ([0-9]+)/), let needed = Int(match.1),
      Int(match.2) == count, (1...count).contains(needed)
    {
      return needed
    }
    map.document.report(
      "'\(map.path(of: entry.key))' must be a part of the \(count) statements of the form",
      at: entry.value.location, "write a number from 1 to \(count), then of \(count)")
    return nil
  }
}

// MARK: - Forms

extension CriterionReader {
  private func statements(of form: String, _ map: YAMLMap) -> [Claim.Statement] {
    switch form {
    case "equation":
      guard case .list(let numbers)? = map.value("numbers", .integers(1...999)) else { return [] }
      return numbers.compactMap {
        if case .integer(let number) = $0 { .equation(number) } else { nil }
      }
    case "keeps", "loses": return changes(map, isKept: form == "keeps")
    case "reaches", "misses":
      let methods = map.words("methods", among: methods) ?? []
      let value = map.number("value", Bounds(-1e9...1e9)) ?? 0
      return subsets("in", of: map).flatMap { subset in
        methods.map { method in
          form == "reaches"
            ? .reaches(subset.score(of: method), value) : .misses(subset.score(of: method), value)
        }
      }
    default: return contests(form, map)
    }
  }

  /// One method against others on the same subset.
  private func contests(_ form: String, _ map: YAMLMap) -> [Claim.Statement] {
    let key = form.hasSuffix("-of") ? "among" : form == "within" ? "of" : "than"
    let method = map.value("method", .choice(methods))?.shown ?? ""
    let named = map.words(key, among: methods)
    let others = (named ?? []).filter { $0 != method }
    if named != nil, others.isEmpty {
      map.document.report(
        "'\(map.path(of: key))' has no other method", at: map.location, "name another one")
    }
    let aim = aim(of: map)
    let optional = map.entry("by") == nil ? 0 : map.number("by", Bounds(0...1e9))
    let points = form == "within" ? map.number("points", Bounds(above: 0)) : 0
    let margin = (form == "within" ? points : optional) ?? 0
    return subsets("in", of: map).flatMap { subset -> [Claim.Statement] in
      let mine = subset.score(of: method)
      let rivals = others.map(subset.score)
      return switch form {
      case "best-of": [.beats(mine, rivals, margin: 0, aim)]
      case "worst-of": [.isBeaten(mine, by: rivals, aim)]
      case "greater": rivals.map { .beats(mine, [$0], margin: margin, aim) }
      case "within": rivals.map { .isWithin(mine, of: $0, points: margin) }
      default: rivals.map { .spreadsLess(mine, [$0]) }
      }
    }
  }

  /// Methods on some subsets against themselves on others.
  private func changes(_ map: YAMLMap, isKept: Bool) -> [Claim.Statement] {
    let methods = map.words("methods", among: methods) ?? []
    let share = map.number("share", Bounds(above: 0, through: 1)) ?? 0
    let (subsets, references) = (subsets("in", of: map), subsets("against", of: map))
    guard subsets.count == references.count else {
      map.document.report(
        "'\(map.path)' has \(subsets.count) subsets against \(references.count)",
        at: map.location, "name sets of the same size, which are compared in their order")
      return []
    }
    return zip(subsets, references).flatMap { subset, reference in
      methods.map { method in
        let (mine, other) = (subset.score(of: method), reference.score(of: method))
        return isKept
          ? .keeps(mine, share: share, of: other) : .loses(mine, share: share, of: other)
      }
    }
  }

  private func aim(of map: YAMLMap) -> Claim.Aim {
    guard let entry = map.entry("aim") else { return .highest }
    switch entry.value {
    case .scalar("highest", isQuoted: false, _): return .highest
    case .scalar("lowest", isQuoted: false, _): return .lowest
    default:
      let target = map.value(of: entry, .number(Bounds(-1e9...1e9)))
      guard case .number(let target)? = target else { return .highest }
      return .nearest(target)
    }
  }

  /// The subsets of the named sets, one set after the other.
  private func subsets(_ key: String, of map: YAMLMap) -> [DatasetReference] {
    guard let entry = map.required(key) else { return [] }
    guard case .list(let nodes, _) = entry.value, !nodes.isEmpty else {
      map.document.report(
        "'\(map.path(of: key))' must be a list of sets", at: entry.location, "write [set]")
      return []
    }
    return nodes.flatMap { node -> [DatasetReference] in
      guard case .scalar(let name, _, _) = node else {
        map.document.report("the name of a set must be a word", at: node.location, "write it")
        return []
      }
      if let set = sets[name] { return set }
      map.document.report(
        "unknown set '\(name)'", at: node.location,
        suggestion(for: name, among: sets.keys.sorted()))
      return []
    }
  }
}
