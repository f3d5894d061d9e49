import Records

/// Why a cluster could not be used.
public enum ClusterError: Error, Equatable, Sendable {
  /// A program of the scheduler is not installed.
  case missingProgram(String)
  /// A program of the scheduler failed or did not answer in time.
  case noAnswer(command: String, reason: String)
  /// The scheduler takes no more.
  case refused(reason: String, submittedCount: Int)
  /// Another `dmil submit` is at work on this store.
  case busy(holder: String)
  /// A path that scripts of a scheduler cannot name.
  case unusableFolder(path: String, character: Unicode.Scalar)
  case noIndex(file: String, problem: String)
  /// The specifications changed after the submission.
  case unknownRun(key: String)
  /// The machine does not give the numbers of the store's numeric class.
  case otherNumbers(node: String, details: String)
  /// The last starts of a run made no progress.
  case noProgress(run: String, count: Int)
}

extension ClusterError {
  /// The error of a scheduler that took so many array tasks before.
  func refusal(after count: Int) -> ClusterError {
    if case .noAnswer(_, let reason) = self {
      .refused(reason: reason, submittedCount: count)
    } else {
      self
    }
  }
}

extension ClusterError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missingProgram(let name):
      "\(name) is not installed here; type this on a machine with the commands of Slurm, or submit to "
        + "another scheduler with dmil submit --cluster"
    case .noAnswer(let command, let reason):
      "'\(command)' gave no answer: \(reason); nothing was submitted or canceled, type it again later"
    case .refused(let reason, let count):
      "the scheduler took \(counted(count, "array task")) and no more: \(reason); submit the rest later "
        + "with the same command"
    case .busy(let holder):
      "another process works on the same part of this store: \(holder); type it again when that has ended"
    case .unusableFolder(let path, let character):
      "\(path): the path has the character \(character.debugDescription), which schedulers do not take "
        + "as it is; move DMIL_WORK to another folder"
    case .noIndex(let file, let problem): "\(file): \(problem); type dmil cancel, then dmil submit"
    case .unknownRun(let key):
      "the specifications ask for no run \(key) any more, since they were changed after the "
        + "submission; submit again"
    case .otherNumbers(let node, let details):
      "\(node) is refused: \(details); the next submission excludes it"
    case .noProgress(let run, let count):
      "\(run) made no progress in \(count) starts, so it is not started again; see its logs, then "
        + "submit again"
    }
  }
}
