import Records
import Specifications
/// Reads the forms that a claim may have, and spells them out as statements.
struct CriterionReader {
  /// A part of an experiment's data, `nil` for all of it.
  struct DataPart {
    let experiment: String
    let part: Double?

    func address(_ method: String) -> ScoreReference {
      ScoreReference(experiment: experiment, part: part, method: method)
    }
  }

  struct PlaceSet {
    let name: String
    let parts: [DataPart]
  }

  let sets: [PlaceSet]
  let methods: [String]

  /// The forms, each with its keys besides `in`, `metric` and `at-least`.
  private static let forms: KeyValuePairs<String, [String]> = [
    "best-of": ["method", "among", "aim"], "worst-of": ["method", "among", "aim"],
    "greater": ["method", "than", "by", "aim"], "within": ["method", "of", "points"],
    "smaller-spread": ["method", "than"], "keeps": ["methods", "share", "against"],
    "loses": ["methods", "share", "against"], "reaches": ["methods", "value"],
    "misses": ["methods", "value"], "equation": ["numbers"], "untestable": ["reason"],
  ]

  /// The list under `decided-by`.
  func criteria(of claim: StrictMap, in source: inout YAMLDocument) -> [Claim.Criterion] {
    guard let entry = claim.required("decided-by", in: &source) else { return [] }
    let path = claim.path(of: entry.key)
    guard case .list(let trees, _) = entry.value, !trees.isEmpty else {
      source.add("'\(path)' must be a list of forms", at: entry.place, "write - best-of: {…}")
      return []
    }
    return trees.compactMap { tree in
      guard let item = StrictMap(tree, path: path, of: &source) else { return nil }
      item.allow(Self.forms.map(\.key), as: "form", in: &source)
      guard item.entries.count == 1 else {
        source.add("an element of '\(path)' is one form", at: item.place, "put a - before each")
        return nil
      }
      let form = item.entries[0]
      guard let keys = Self.forms.first(where: { $0.key == form.key })?.value,
        let map = StrictMap(form.value, path: item.path(of: form.key), of: &source)
      else { return nil }
      return criterion(form.key, map, keys, &source)
    }
  }

  private func criterion(
    _ form: String, _ map: StrictMap, _ keys: [String], _ source: inout YAMLDocument
  ) -> Claim.Criterion? {
    if form == "untestable" {
      map.allow(keys, in: &source)
      return map.text("reason", in: &source).map {
        Claim.Criterion(form: form, metric: "", statements: [], neededCount: 0, reason: $0)
      }
    }
    map.allow(
      keys + (form == "equation" ? ["at-least"] : ["in", "metric", "at-least"]), in: &source)
    let errorCount = source.errors.count
    let statements = statements(of: form, map, &source)
    let metric =
      map.entry("metric") == nil
      ? "score" : map.value("metric", .choice(Claims.metrics), in: &source)?.shown
    guard source.errors.count == errorCount, let metric else { return nil }
    guard let needed = neededCount(of: statements.count, map, &source) else { return nil }
    return Claim.Criterion(
      form: form, metric: metric, statements: statements, neededCount: needed, reason: nil)
  }

  /// `k of m`, where m is told to the reader of the file and checked; all where nothing is said.
  private func neededCount(of count: Int, _ map: StrictMap, _ source: inout YAMLDocument) -> Int? {
    guard let entry = map.entry("at-least") else { return count }
    guard case .text(let text)? = map.value(of: entry, .text, in: &source) else { return nil }
    if let match = text.wholeMatch(of: /([0-9]+) of ([0-9]+)/), let needed = Int(match.1),
      Int(match.2) == count, (1...count).contains(needed)
    {
      return needed
    }
    source.add(
      "'\(map.path(of: entry.key))' is not a part of \(count) statements, which the form makes",
      at: entry.value.place.visible, "write a number from 1 to \(count), then of \(count)")
    return nil
  }
}

// MARK: - Forms

extension CriterionReader {
  private func statements(
    of form: String, _ map: StrictMap, _ source: inout YAMLDocument
  ) -> [Claim.Statement] {
    switch form {
    case "equation":
      guard case .list(let numbers)? = map.value("numbers", .integers(1...999), in: &source) else {
        return []
      }
      return numbers.compactMap {
        if case .integer(let number) = $0 { .equation(number) } else { nil }
      }
    case "keeps", "loses": return changes(map, isKept: form == "keeps", &source)
    case "reaches", "misses":
      let methods = map.words("methods", among: methods, in: &source) ?? []
      let value = map.number("value", Bounds(-1e9...1e9), in: &source) ?? 0
      return parts("in", of: map, &source).flatMap { part in
        methods.map { method in
          form == "reaches"
            ? .reaches(part.address(method), value) : .misses(part.address(method), value)
        }
      }
    default: return contests(form, map, &source)
    }
  }

  /// One method against others in the same place.
  private func contests(
    _ form: String, _ map: StrictMap, _ source: inout YAMLDocument
  ) -> [Claim.Statement] {
    let key = form.hasSuffix("-of") ? "among" : form == "within" ? "of" : "than"
    let method = map.value("method", .choice(methods), in: &source)?.shown ?? ""
    let named = map.words(key, among: methods, in: &source)
    let others = (named ?? []).filter { $0 != method }
    if named != nil, others.isEmpty {
      source.add("'\(map.path(of: key))' has no other method", at: map.place, "name another one")
    }
    let aim = aim(of: map, &source)
    let optional = map.entry("by") == nil ? 0 : map.number("by", Bounds(0...1e9), in: &source)
    let points = form == "within" ? map.number("points", Bounds(above: 0), in: &source) : 0
    let margin = (form == "within" ? points : optional) ?? 0
    return parts("in", of: map, &source).flatMap { part -> [Claim.Statement] in
      let mine = part.address(method)
      let rivals = others.map(part.address)
      return switch form {
      case "best-of": [.beats(mine, rivals, margin: 0, aim)]
      case "worst-of": [.isBeaten(mine, by: rivals, aim)]
      case "greater": rivals.map { .beats(mine, [$0], margin: margin, aim) }
      case "within": rivals.map { .isWithin(mine, of: $0, points: margin) }
      default: rivals.map { .spreadsLess(mine, [$0]) }
      }
    }
  }

  /// Methods in one place against themselves in another.
  private func changes(
    _ map: StrictMap, isKept: Bool, _ source: inout YAMLDocument
  ) -> [Claim.Statement] {
    let methods = map.words("methods", among: methods, in: &source) ?? []
    let share = map.number("share", Bounds(above: 0, through: 1), in: &source) ?? 0
    let parts = parts("in", of: map, &source)
    let references = self.parts("against", of: map, &source)
    guard parts.count == references.count else {
      source.add(
        "'\(map.path)' has \(parts.count) places against \(references.count)", at: map.place,
        "name sets of the same size, whose places belong together in their order")
      return []
    }
    return zip(parts, references).flatMap { part, reference in
      methods.map { method in
        let (mine, other) = (part.address(method), reference.address(method))
        return isKept
          ? .keeps(mine, share: share, of: other) : .loses(mine, share: share, of: other)
      }
    }
  }

  private func aim(of map: StrictMap, _ source: inout YAMLDocument) -> Claim.Aim {
    guard let entry = map.entry("aim") else { return .highest }
    switch entry.value {
    case .scalar("highest", isQuoted: false, _): return .highest
    case .scalar("lowest", isQuoted: false, _): return .lowest
    default:
      let target = map.value(of: entry, .number(Bounds(-1e9...1e9)), in: &source)
      guard case .number(let target)? = target else { return .highest }
      return .nearest(target)
    }
  }

  /// The places of the named sets, one set after the other; a set may be named again.
  private func parts(_ key: String, of map: StrictMap, _ source: inout YAMLDocument) -> [DataPart] {
    guard let entry = map.required(key, in: &source) else { return [] }
    guard case .list(let trees, _) = entry.value, !trees.isEmpty else {
      source.add("'\(map.path(of: key))' must be a list of sets", at: entry.place, "write [set]")
      return []
    }
    return trees.flatMap { tree -> [DataPart] in
      guard case .scalar(let name, _, let place) = tree else {
        source.add("the name of a set is a word", at: tree.place.visible, "write it")
        return []
      }
      if let set = sets.first(where: { $0.name == name }) { return set.parts }
      source.add(
        "unknown set '\(name)'", at: place.visible, suggestion(for: name, among: sets.map(\.name)))
      return []
    }
  }
}
