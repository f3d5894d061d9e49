import LinearAlgebra

/// A part of a dataset.
///
/// Random parts are drawn without replacement and keep their order. For one seed, a smaller part is
/// contained in each larger part of its kind, so a sweep over sizes only adds data.
public enum Selection: Equatable, Codable, Sendable {
  case all
  /// A number of random transitions.
  case transitions(Int)
  /// A fraction in (0, 1] of all transitions, drawn at random and rounded to whole transitions.
  case fraction(Double)
  /// A number of trajectories from the beginning.
  case firstTrajectories(Int)
  /// A number of random trajectories.
  case randomTrajectories(Int)

  /// Selects rows.
  ///
  /// - Parameters:
  ///   - trajectories: The rows of each trajectory.
  ///   - seed: The seed of the streams `transition subset` and `trajectory subset`.
  /// - Returns: The rows in ascending order.
  /// - Throws: `SelectionError` if there are fewer than selected.
  public func rows(
    of trajectories: [Range<Int>], seed: UInt64
  ) throws(SelectionError) -> [Int] {
    let rowCount = trajectories.reduce(0) { $0 + $1.count }
    func available(_ count: Int, of total: Int, _ unit: String) throws(SelectionError) -> Int {
      guard (1...max(total, 1)).contains(count), total > 0 else {
        throw SelectionError(requested: count, available: total, unit: unit)
      }
      return count
    }
    func random(_ count: Int, below total: Int, stream: String) -> [Int] {
      var generator = Generator(seed: seed, stream: stream)
      return generator.distinctIndices(count, below: total).sorted()
    }
    func rows(_ chosen: some Sequence<Range<Int>>) -> [Int] { chosen.flatMap { $0 } }
    func randomRows(_ count: Int) throws(SelectionError) -> [Int] {
      let count = try available(count, of: rowCount, "transitions")
      let all = rows(trajectories)
      return random(count, below: rowCount, stream: "transition subset").map { all[$0] }
    }
    switch self {
    case .all: return rows(trajectories)
    case .transitions(let count): return try randomRows(count)
    case .fraction(let fraction):
      return try randomRows(Int((fraction * Double(rowCount)).rounded()))
    case .firstTrajectories(let count):
      let count = try available(count, of: trajectories.count, "trajectories")
      return rows(trajectories.prefix(count))
    case .randomTrajectories(let count):
      let count = try available(count, of: trajectories.count, "trajectories")
      return rows(
        random(count, below: trajectories.count, stream: "trajectory subset")
          .map { trajectories[$0] })
    }
  }
}

extension Dataset {
  /// Random transitions that are not in `selection`, in ascending order: `count`, or all that are left.
  ///
  /// The streams are those of the selection and `held-out transitions`, of `seed`.
  ///
  /// - Returns: `nil` if none is left.
  /// - Throws: `SelectionError` if there are fewer than selected.
  public func heldOut(
    from selection: Selection, count: Int, seed: UInt64
  ) throws(SelectionError) -> Transitions? {
    var isLeft = Array(repeating: true, count: self.count)
    for row in try selection.rows(of: trajectories, seed: seed) { isLeft[row] = false }
    let rows = isLeft.indices.filter { isLeft[$0] }
    guard !rows.isEmpty else { return nil }
    var generator = Generator(seed: seed, stream: "held-out transitions")
    let drawn = generator.distinctIndices(min(count, rows.count), below: rows.count).sorted()
    return transitions.rows(drawn.map { rows[$0] })
  }
}

/// A selection that is empty or larger than the dataset.
public struct SelectionError: Error, Equatable, CustomStringConvertible {
  public var requested: Int
  public var available: Int
  /// The plural of the counted things, such as `trajectories`.
  public var unit: String

  public var description: String {
    "\(requested) \(unit) requested, "
      + (available > 0 ? "expected 1 to \(available)" : "but there are none")
  }
}
