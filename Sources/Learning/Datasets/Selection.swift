import LinearAlgebra

/// Which part of recorded demonstrations is used.
///
/// Random parts are drawn without replacement and keep the order of recording. For one seed a
/// smaller part is contained in each larger one of its kind, so a sweep over sizes adds data and
/// changes none.
public enum Selection: Equatable, Codable, Sendable {
  case all
  /// So many random transitions.
  case transitions(Int)
  /// Random transitions, this share of all, in (0, 1], rounded to the nearest number.
  case share(Double)
  /// So many trajectories from the beginning.
  case firstTrajectories(Int)
  /// So many random trajectories.
  case randomTrajectories(Int)

  /// The rows that are used.
  ///
  /// - Parameters:
  ///   - trajectories: The rows of each trajectory there is.
  ///   - seed: Of the streams `transition subset` and `trajectory subset`.
  /// - Returns: Numbers of rows, ascending.
  /// - Throws: `SelectionError` when there is less than is asked for.
  public func rows(
    of trajectories: [Range<Int>], seed: UInt64
  ) throws(SelectionError) -> [Int] {
    let rowCount = trajectories.reduce(0) { $0 + $1.count }
    func available(_ count: Int, of total: Int, _ unit: String) throws(SelectionError) -> Int {
      guard (1...max(total, 1)).contains(count), total > 0 else {
        throw SelectionError(wanted: count, available: total, unit: unit)
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
    case .share(let share):
      return try randomRows(Int((share * Double(rowCount)).rounded()))
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

/// A part of demonstrations that is larger than the whole, or empty.
public struct SelectionError: Error, Equatable, CustomStringConvertible {
  public var wanted: Int
  public var available: Int
  /// What is counted, such as `trajectories`.
  public var unit: String

  public var description: String {
    "\(wanted) \(unit) are asked for, and there are \(available); ask for 1 to \(available)"
  }
}
