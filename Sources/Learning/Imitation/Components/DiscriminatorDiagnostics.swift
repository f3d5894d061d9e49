internal import Networks

/// The diagnostics of a discriminator: its mean output and the clipped fractions on each dataset, and
/// magnitude and sign of ∂d/∂log π, on which the derivation of the corrections rests.
enum DiscriminatorDiagnostics {
  /// The names of `values`.
  static func names(_ name: String, on datasets: [DatasetRole]) -> [String] {
    datasets.flatMap { dataset in ["mean", "low", "high"].map { "\(name)_\($0)_\(dataset)" } }
      + ["\(name)_policy_slope", "\(name)_policy_slope_positive"]
  }

  /// - Parameters:
  ///   - outputs: d of each row of `batch`, clipped.
  ///   - derivatives: Σⱼ ∂d/∂log π(aⱼ|s) of each row; `nil` where log π is no input of d.
  ///   - batch: Gives the rows of each dataset.
  /// - Returns: For each dataset the mean of d and the fractions at the lower and the upper end of the
  ///   clip; then the mean |∂d/∂log π| and the fraction of rows where it is positive.
  static func values(outputs: [Float], derivatives: [Float]?, by batch: Batch) -> [Float?] {
    let range = Discriminator.outputRange
    var values: [Float?] = []
    for dataset in batch.datasets {
      let rows = outputs[batch.rows(of: dataset)]
      values.append(mean(rows))
      values.append(mean(rows.map { $0 <= range.lowerBound ? 1 : 0 }))
      values.append(mean(rows.map { $0 >= range.upperBound ? 1 : 0 }))
    }
    values.append(derivatives.map { mean($0.map(abs)) })
    values.append(derivatives.map { mean($0.map { $0 > 0 ? 1 : 0 }) })
    return values
  }

  private static func mean(_ numbers: some Collection<Float>) -> Float {
    numbers.reduce(0, +) / Float(numbers.count)
  }
}
