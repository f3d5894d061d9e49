public import LinearAlgebra

/// The quantities of one step by name, for an independent recomputation.
///
/// Names are dotted: `batch.<dataset>.…` are rows of a dataset (`expert`, `suboptimal`, `rollout`),
/// `noise.…` random numbers, `weights.<network>.<dataset>` the weights of samples in a loss,
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
  /// Records the rows of each dataset of `batch` as `name.<dataset>`.
  mutating func record(_ name: String, _ matrix: Matrix, by batch: Batch) {
    for dataset in batch.datasets {
      record("\(name).\(dataset)", matrix.rows(Array(batch.rows(of: dataset))))
    }
  }

  /// Records the numbers of each dataset of `batch` as `name.<dataset>`.
  mutating func record(_ name: String, _ numbers: [Float], by batch: Batch) {
    for dataset in batch.datasets {
      record("\(name).\(dataset)", Array(numbers[batch.rows(of: dataset)]))
    }
  }

  /// Records as `weights.name.<dataset>` the weights w of a loss Σ E[w · (−log density)], whose
  /// gradient by the log-densities is −w / rows.
  mutating func recordWeights(_ name: String, gradient: [Float], by batch: Batch) {
    record("weights.\(name)", gradient.map { -Float(batch.countPerDataset) * $0 }, by: batch)
  }

  /// Records the transitions of `batch`.
  mutating func record(_ batch: Batch) {
    for dataset in batch.datasets {
      let rows = Array(batch.rows(of: dataset))
      record("batch.\(dataset).observations", batch.observations.rows(rows))
      record("batch.\(dataset).actions", batch.actions.rows(rows))
      record("batch.\(dataset).next_observations", batch.nextObservations.rows(rows))
    }
  }
}
