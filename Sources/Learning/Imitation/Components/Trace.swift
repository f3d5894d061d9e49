public import LinearAlgebra

/// What one step of a learner computes, by name, so that others can compute it again.
///
/// Names are dotted: `batch.<set>.…` are rows of a data set (`expert`, `suboptimal`, `rollout`),
/// `noise.…` random numbers, `weights.<network>.<set>` the weights of samples in a loss,
/// `loss.…`, and `gradient.<network>.…` derivatives by the parameters.
public struct Trace: Sendable {
  public private(set) var tensors: [Tensor] = []

  public init() {}

  public mutating func record(_ name: String, _ matrix: Matrix) {
    tensors.append(Tensor(name: name, matrix))
  }

  public mutating func record(_ name: String, _ numbers: [Float]) {
    tensors.append(Tensor(name: name, shape: [numbers.count], elements: numbers))
  }

  public mutating func record(_ name: String, _ samples: Samples<Float>) {
    record(name, samples.elements)
  }

  public mutating func record(_ name: String, _ scalar: Float) {
    tensors.append(Tensor(name: name, shape: [], elements: [scalar]))
  }

  public mutating func record(_ tensors: [Tensor]) { self.tensors += tensors }
}

extension Trace {
  /// Records the rows of each data set of `batch` as `name.<set>`.
  mutating func record(_ name: String, _ matrix: Matrix, by batch: Batch) {
    for set in batch.sets {
      record("\(name).\(set)", matrix.rows(Array(batch.rows(of: set))))
    }
  }

  /// Records the numbers of each data set of `batch` as `name.<set>`.
  mutating func record(_ name: String, _ numbers: [Float], by batch: Batch) {
    for set in batch.sets { record("\(name).\(set)", Array(numbers[batch.rows(of: set)])) }
  }

  /// Records as `weights.name.<set>` the weights w of a loss Σ E[w · (−log density)], whose slopes by
  /// the log-densities are −w / rows.
  mutating func recordWeights(_ name: String, slopes: [Float], by batch: Batch) {
    record("weights.\(name)", slopes.map { -Float(batch.countPerSet) * $0 }, by: batch)
  }

  /// Records the transitions of `batch`.
  mutating func record(_ batch: Batch) {
    for set in batch.sets {
      let rows = Array(batch.rows(of: set))
      record("batch.\(set).observations", batch.observations.rows(rows))
      record("batch.\(set).actions", batch.actions.rows(rows))
      record("batch.\(set).next_observations", batch.nextObservations.rows(rows))
    }
  }
}
