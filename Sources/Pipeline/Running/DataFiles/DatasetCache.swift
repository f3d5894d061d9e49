import Datasets
import Records
import Store
import Synchronization

/// The recordings that runs of this process read, each in memory once however many runs share it.
///
/// Those that were asked for last are kept. A second run that asks while the first reads waits for it.
final class DatasetCache: Sendable {
  /// A recording of a million transitions takes up to 170 MB.
  private static let capacity = 3

  private let kept = Mutex<[(key: RunKey, recording: Dataset)]>([])

  /// The recording that the run `key` made.
  func recording(
    of key: RunKey, reading read: () throws -> Dataset
  ) throws -> Dataset {
    try kept.withLock { kept in
      let place = kept.firstIndex { $0.key == key }
      let found = try place.map { kept.remove(at: $0).recording } ?? read()
      kept.append((key, found))
      if kept.count > Self.capacity { kept.removeFirst() }
      return found
    }
  }
}
