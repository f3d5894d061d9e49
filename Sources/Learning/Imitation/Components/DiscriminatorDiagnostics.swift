internal import Networks

/// What is written down of a discriminator at each evaluation: on each data set its mean output and
/// the shares that the clip has caught, and over all of them size and sign of ∂d/∂log π, on which
/// the derivation of the corrections rests.
enum DiscriminatorDiagnostics {
  /// The names of `values`.
  static func names(_ name: String, on sets: [DataSet]) -> [String] {
    sets.flatMap { set in ["mean", "low", "high"].map { "\(name)_\($0)_\(set)" } }
      + ["\(name)_policy_slope", "\(name)_policy_slope_positive"]
  }

  /// - Parameters:
  ///   - outputs: d of each row of `batch`, clipped.
  ///   - slopes: Σⱼ ∂d/∂log π(aⱼ|s) of each row; `nil` where d does not see log π.
  ///   - batch: Says which rows belong to which data set.
  /// - Returns: For each data set the mean of d and the shares at the lower and the upper end of the
  ///   clip; then the mean |∂d/∂log π| and the share of rows where it is positive.
  static func values(outputs: [Float], slopes: [Float]?, by batch: Batch) -> [Float?] {
    let range = Discriminator.outputRange
    var values: [Float?] = []
    for set in batch.sets {
      let rows = outputs[batch.rows(of: set)]
      values.append(mean(rows))
      values.append(mean(rows.map { $0 <= range.lowerBound ? 1 : 0 }))
      values.append(mean(rows.map { $0 >= range.upperBound ? 1 : 0 }))
    }
    values.append(slopes.map { mean($0.map(abs)) })
    values.append(slopes.map { mean($0.map { $0 > 0 ? 1 : 0 }) })
    return values
  }

  private static func mean(_ numbers: some Collection<Float>) -> Float {
    numbers.reduce(0, +) / Float(numbers.count)
  }
}
