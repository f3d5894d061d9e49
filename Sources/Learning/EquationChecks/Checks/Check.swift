internal import Records

typealias Check = CheckedEquation.Check

extension CheckedEquation.Check {
  /// A check that passes with an error within its tolerance, made at this line.
  init(
    _ kind: Kind, _ subject: String, measured: Double, tolerance: Double?, step: Double? = nil,
    count: Int, precision: Precision = .double, file: String = #filePath, line: Int = #line
  ) {
    self.init(
      kind: kind, precision: precision, subject: subject, measured: measured,
      tolerance: tolerance, step: step, count: count,
      passed: tolerance.map { measured <= $0 } ?? true,
      place: "\(pathFromRoot(file)):\(line)")
  }
}

/// A source file from the root of the repository.
private func pathFromRoot(_ file: String) -> String {
  let parts = file.split(separator: "/")
  return parts[(parts.lastIndex(of: "Sources") ?? 0)...].joined(separator: "/")
}

/// The largest difference of two lists, relative to the largest number of the second, or absolute
/// where all of these are below 1.
func relativeError(_ left: [Double], _ right: [Double]) -> Double {
  precondition(left.count == right.count, "\(left.count) numbers beside \(right.count)")
  var (worst, scale) = (0.0, 1.0)
  for index in left.indices {
    let difference = abs(left[index] - right[index])
    guard difference.isFinite else { return .greatestFiniteMagnitude }
    worst = max(worst, difference)
    scale = max(scale, abs(right[index]))
  }
  return worst / scale
}
