/// A curve with fewer points that looks the same.
///
/// Of each of `bucketCount` stretches of equal length, the rows with the least and the greatest
/// ordinate are kept, and the first and the last row of all, so that no peak is lost. Rows that are
/// not finite are left out.
///
/// Rows are pairs of abscissa and ordinate.
///
/// - Returns: Some of `rows`: at most twice as many as buckets, and two.
func envelope(of rows: [[Double]], bucketCount: Int) -> [[Double]] {
  let rows = rows.filter { $0.allSatisfy(\.isFinite) }
  guard rows.count > 2 * bucketCount + 2 else { return rows }
  var kept = [0]
  for bucket in 0..<bucketCount {
    let stretch = bucket * rows.count / bucketCount..<(bucket + 1) * rows.count / bucketCount
    let least = stretch.min { rows[$0][1] < rows[$1][1] } ?? stretch.lowerBound
    let greatest = stretch.max { rows[$0][1] < rows[$1][1] } ?? stretch.lowerBound
    kept += [min(least, greatest), max(least, greatest)].filter { $0 > kept[kept.count - 1] }
  }
  return (kept + [rows.count - 1].filter { $0 > kept[kept.count - 1] }).map { rows[$0] }
}
