import Datasets
import Records
import Synchronization

/// The datasets that runs of this process have read most recently, each in memory once.
///
/// A run that requests a dataset while another reads it waits for that reading.
final class DatasetCache: Sendable {
  /// A dataset of a million transitions takes up to 170 MB.
  private static let capacity = 3

  private let cached = Mutex<[(key: RunKey, dataset: Dataset)]>([])

  /// The dataset in the result of the run `key`.
  func dataset(of key: RunKey, reading read: () throws -> Dataset) throws -> Dataset {
    try cached.withLock { cached in
      let index = cached.firstIndex { $0.key == key }
      let dataset = try index.map { cached.remove(at: $0).dataset } ?? read()
      cached.append((key, dataset))
      if cached.count > Self.capacity { cached.removeFirst() }
      return dataset
    }
  }
}
