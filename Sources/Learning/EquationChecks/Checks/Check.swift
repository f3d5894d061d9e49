internal import LinearAlgebra
internal import Records

typealias Check = CheckedEquation.Check

extension CheckedEquation.Check {
  /// A check that passes with an error within its tolerance, made at this line.
  init(
    _ kind: Kind, _ subject: String, measured: Double, tolerance: Double?, count: Int,
    precision: Precision = .double, file: String = #filePath, line: Int = #line
  ) {
    self.init(
      kind: kind, precision: precision, subject: subject, measured: measured,
      tolerance: tolerance, count: count, passed: tolerance.map { measured <= $0 } ?? true,
      place: "\(pathFromRoot(file)):\(line)")
  }

  /// A check of derivatives by the smallest of their differences at all steps, made at this line.
  init(
    _ kind: Kind, _ subject: String, differences: [Difference], tolerance: Double, count: Int,
    precision: Precision = .double, file: String = #filePath, line: Int = #line
  ) {
    let best = differences.min { $0.difference < $1.difference }
    self.init(
      kind, subject, measured: best?.difference ?? .nan, tolerance: tolerance, count: count,
      precision: precision, file: file, line: line)
    (step, self.differences) = (best?.step, differences)
  }
}

extension CheckedEquation.Check {
  /// The derivatives of a loss along random directions of a network's parameters, by a gradient in single
  /// precision and by differences of the loss in double.
  static func training(
    _ subject: String, _ gradient: [Float], at parameters: [Float], file: String = #filePath,
    line: Int = #line, loss: ([Double]) -> Double
  ) -> Self {
    let directionCount = 8
    var generator = Generator(seed: 0, stream: "directions of weights")
    let directions = (0..<directionCount).map { _ in gradient.map { _ in generator.normal() } }
    let derivatives = directions.map { direction in
      zip(gradient, direction).reduce(0.0) { $0 + Double($1.0) * $1.1 }
    }
    let start = parameters.map(Double.init)
    let differences = Differences.curve(of: derivatives) { index, t in
      loss(zip(start, directions[index]).map { $0 + t * $1 })
    }
    return Self(
      .training, "\(subject), its gradient against a reference in double",
      differences: differences, tolerance: 1e-5, count: directionCount, precision: .single,
      file: file, line: line)
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
