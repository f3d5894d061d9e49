/// Ranges of one length, with a margin of a twentieth, so that a unit is as long along both axes and
/// in all panels of an embedding: distances are all that t-SNE has to show.
///
/// - Parameter points: Pairs of coordinates; those that are not finite do not count.
/// - Returns: The range of each coordinate.
func squareRanges(around points: [[Double]]) -> (x: ClosedRange<Double>, y: ClosedRange<Double>) {
  let bounds = (0..<2).map { axis in
    let values = points.map { $0[axis] }.filter(\.isFinite)
    return (low: values.min() ?? 0, high: values.max() ?? 0)
  }
  let span = bounds.map { $0.high - $0.low }.max() ?? 0
  let half = 0.55 * (span > 0 ? span : 1)
  let ranges = bounds.map { ($0.low + $0.high) / 2 - half...($0.low + $0.high) / 2 + half }
  return (ranges[0], ranges[1])
}
