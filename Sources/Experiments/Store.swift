public import Foundation

/// Results, checkpoints and their history on disk.
public struct Store: Sendable {
  /// Where a run stands.
  public enum State: Equatable, Sendable {
    case complete
    /// Its last checkpoint is at this step.
    case interrupted(step: Int)
    case missing
  }

  /// - Parameters:
  ///   - root: The working store; it need not exist yet.
  ///   - archives: Folders of archived results, read first and never written.
  public init(root: URL, archives: [URL]) {
    self.root = root
    self.archives = archives
  }

  public let root: URL
  public let archives: [URL]

  /// Whether the run has a result, of which every file that is there is verified.
  public func state(of run: Run) throws(StoreError) -> State { preconditionFailure("not yet") }

  /// The result of the run; `nil` where there is none yet.
  public func result(of run: Run) throws(StoreError) -> RunResult? {
    preconditionFailure("not yet")
  }

  /// How the run's result came to be; `nil` where there is none yet.
  public func provenance(of run: Run) throws(StoreError) -> Provenance? {
    preconditionFailure("not yet")
  }

  /// The verified content of a file of the run's result.
  ///
  /// - Throws: `StoreError.missing` when there is no result or it has no such file.
  public func data(_ file: String, of run: Run) throws(StoreError) -> Data {
    preconditionFailure("not yet")
  }

  /// The same as text.
  public func text(_ file: String, of run: Run) throws(StoreError) -> String {
    preconditionFailure("not yet")
  }

  /// An empty folder in which the run's files are written before they are committed.
  public func stagingFolder(for run: Run) throws(StoreError) -> URL {
    preconditionFailure("not yet")
  }

  /// Makes the files of the staging folder, with result.json and provenance.json, the run's result.
  @discardableResult
  public func commit(
    metrics: [String: Double], chain: [String], provenance: Provenance, of run: Run
  ) throws(StoreError) -> RunResult {
    preconditionFailure("not yet")
  }

  /// The folder of the run's checkpoints, `checkpoint-<step>.safetensors`; made when it is not there.
  public func checkpointFolder(for run: Run) throws(StoreError) -> URL {
    preconditionFailure("not yet")
  }

  /// The steps at which there are checkpoints that the run may go on from, ascending.
  public func checkpointSteps(for run: Run) throws(StoreError) -> [Int] {
    preconditionFailure("not yet")
  }

  /// Takes the right to write, until the lease is gone.
  ///
  /// - Throws: `StoreError.leased` when another process has it.
  public func lease() throws(StoreError) -> Lease { preconditionFailure("not yet") }
}

/// The right to write a store; given back when the last reference to it is gone.
public final class Lease: Sendable {
}
