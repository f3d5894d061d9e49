import Records
import Statistics

/// The cells that changed from one result set to another, the causes, and the effects on metrics.
public struct ResultSetComparison: Sendable {
  enum Change: String, Sendable {
    case changed, added, removed
    /// The same run, with other numbers.
    case remeasured
  }

  /// A metric of a cell, averaged over the seeds with a result on both sides.
  struct MetricChange: Equatable, Sendable {
    let name: String
    let old: Double
    let new: Double
    /// The difference in units of its standard error √(s²/n + s′²/n); `nil` for one seed.
    let standardErrors: Double?
  }

  /// Seeds of one cell that changed in the same way.
  struct Item: Sendable {
    let change: Change
    let cell: Cell
    var seeds: [Int]
    /// All causes of the change.
    let causes: [String]
    var metrics: [MetricChange] = []
  }

  let old: ResultSet
  let new: ResultSet
  private(set) var items: [Item] = []
  /// The number of cells without any change.
  private(set) var unchangedCount = 0

  public init(from old: ResultSet, to new: ResultSet) {
    self.old = old
    self.new = new
    var groups: [(item: Item, pairs: [Pair])] = []
    var same: Set<Cell> = []
    for pair in Self.pairs(old, new) {
      guard let change = pair.change else {
        same.insert(pair.member.run.cell)
        continue
      }
      let causes = pair.causes(in: new)
      let index =
        groups.firstIndex {
          $0.item.change == change && $0.item.cell == pair.member.run.cell
            && $0.item.causes == causes
        } ?? groups.endIndex
      if index == groups.endIndex {
        groups.append(
          (Item(change: change, cell: pair.member.run.cell, seeds: [], causes: causes), []))
      }
      groups[index].item.seeds.append(pair.member.run.seed)
      groups[index].pairs.append(pair)
    }
    items = groups.map { group in
      var item = group.item
      item.seeds.sort()
      item.metrics = Self.metrics(of: group.pairs)
      return item
    }
    unchangedCount = same.subtracting(items.map(\.cell)).count
  }

  // MARK: Pairs

  /// A run on both sides, or on one.
  private struct Pair {
    let old: ResultSet.Member?
    let new: ResultSet.Member?
    let member: ResultSet.Member

    init?(_ old: ResultSet.Member?, _ new: ResultSet.Member?) {
      guard let member = new ?? old else { return nil }
      (self.old, self.new, self.member) = (old, new, member)
    }

    var change: Change? {
      guard let old else { return .added }
      guard let new else { return .removed }
      if old.run.key != new.run.key { return .changed }
      guard let before = old.metrics, let after = new.metrics else { return nil }
      return before.mapValues(\.bitPattern) == after.mapValues(\.bitPattern) ? nil : .remeasured
    }

    /// The differences, an input with the run that it now is.
    func causes(in set: ResultSet) -> [String] {
      guard let old, let new else { return [] }
      return new.run.differences(from: old.run).map { difference in
        guard case .input(let name) = difference, let key = new.run.inputs[name] else {
          return "\(difference)"
        }
        return "\(difference): \(set.path(of: key))"
      }
    }
  }

  /// Pairs runs of the same kind, cell and seed: those with the same key, then those with the fewest
  /// differences.
  private static func pairs(_ old: ResultSet, _ new: ResultSet) -> [Pair] {
    var left = Dictionary(grouping: old.members, by: \.run.address)
    let right = Dictionary(grouping: new.members, by: \.run.address)
    var pairs: [Pair] = []
    var seen: Set<String> = []
    for address in new.members.map(\.run.address) where seen.insert(address).inserted {
      var older = left.removeValue(forKey: address) ?? []
      var newer = right[address] ?? []
      while let (i, j) = nearest(older, newer) {
        pairs += [Pair(older.remove(at: i), newer.remove(at: j))].compactMap(\.self)
      }
      pairs += newer.compactMap { Pair(nil, $0) } + older.compactMap { Pair($0, nil) }
    }
    return pairs + old.members.filter { left[$0.run.address] != nil }.compactMap { Pair($0, nil) }
  }

  private static func nearest(
    _ older: [ResultSet.Member], _ newer: [ResultSet.Member]
  ) -> (Int, Int)? {
    var best: (distance: Int, old: Int, new: Int)?
    for (i, old) in older.enumerated() {
      for (j, new) in newer.enumerated() {
        let distance =
          old.run.key == new.run.key ? -1 : new.run.differences(from: old.run).count
        if distance < best?.distance ?? .max { best = (distance, i, j) }
      }
    }
    return best.map { ($0.old, $0.new) }
  }

  // MARK: Metrics

  private static func metrics(of pairs: [Pair]) -> [MetricChange] {
    let measured = pairs.compactMap { pair in
      pair.old?.metrics.flatMap { old in pair.new?.metrics.map { (old: old, new: $0) } }
    }
    guard let first = measured.first else { return [] }
    // The score comes first: tables show it.
    let names = first.old.keys.sorted { ($0 == "score" ? "" : $0) < ($1 == "score" ? "" : $1) }
    return names.compactMap { name in
      let old = measured.compactMap { $0.old[name] }
      let new = measured.compactMap { $0.new[name] }
      guard old.count == measured.count, new.count == measured.count,
        old.map(\.bitPattern) != new.map(\.bitPattern), let mean = Statistics.mean(of: old),
        let newMean = Statistics.mean(of: new)
      else { return nil }
      return MetricChange(
        name: name, old: mean, new: newMean,
        standardErrors: standardError(old, new).map { (newMean - mean) / $0 })
    }
  }

  private static func standardError(_ old: [Double], _ new: [Double]) -> Double? {
    guard let spread = Statistics.standardDeviation(of: old, ddof: 1),
      let newSpread = Statistics.standardDeviation(of: new, ddof: 1)
    else { return nil }
    let count = Double(old.count)
    let error = (spread * spread / count + newSpread * newSpread / count).squareRoot()
    return error > 0 ? error : nil
  }
}
