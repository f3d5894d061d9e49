import ArgumentParser
import Clusters
import DataFiles
import Datasets
import Distributions
import Environments
import EquationChecks
import Foundation
import Planning
import Plotting
import Records
import Reporting
import Running
import Specifications
import Store
import TracedResults
import Typesetting

extension Failure {
  /// The failure that an error amounts to; `nil` for a request for help or for the version.
  ///
  /// The only place that maps errors to exit codes.
  init?(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let errors as SpecificationErrors:
      let count = errors.all.count
      self.init(
        status: .invalidInput,
        reason: count == 1
          ? "a specification is invalid" : "\(count) errors in the specifications",
        details: errors.all.map { "\($0)" })
    case is EquationSourceError:
      self.init(
        status: .verificationFailed, reason: "an equation cannot be read", details: ["\(error)"])
    case let error as ReportError:
      self.init(
        status: Self.status(of: error), reason: "the paper could not be made",
        details: ["\(error)"])
    case let error as StoreError: self.init(status: Self.status(of: error), reason: "\(error)")
    case let error as DistributionError:
      self.init(
        status: Self.status(of: error), reason: "\(error)", details: error.details)
    case let error as RecordError:
      self.init(status: .verificationFailed, reason: "\(error)")
    case let error as DataError: self.init(status: Self.status(of: error), reason: "\(error)")
    case let error as GitError:
      self.init(status: error.isGitMissing ? .toolMissing : .usage, reason: "\(error)")
    case is MissingEquations, is UnknownCell, is UnknownKey:
      self.init(status: .usage, reason: "\(error)")
    case is DatasetError, is SafetensorsError, is RunError:
      self.init(status: .invalidInput, reason: "\(error)")
    case is EnvironmentError, is Unavailable:
      self.init(status: .toolMissing, reason: "\(error)")
    case let error as ClusterError: self.init(status: Self.status(of: error), reason: "\(error)")
    case is Interrupted: self.init(signal: Interruption.signalNumber ?? SIGINT)
    case let error as CocoaError: self.init(error)
    default: self.init(parsing: error)
    }
  }

  /// A signal that asked the program to stop.
  init(signal: Int32, details: [String] = []) {
    let (status, reason): (Status, String) =
      switch signal {
      case SIGINT: (.interrupted, "interrupted")
      case SIGHUP: (.hungUp, "hung up")
      default: (.terminated, "terminated")
      }
    self.init(status: status, reason: reason, details: details)
  }

  /// An error of the argument parser, or one that nothing else knows.
  private init?(parsing error: any Error) {
    switch Program.exitCode(for: error) {
    case .success: return nil
    case .validationFailure:
      self.init(
        status: .usage, reason: "wrong usage; try 'dmil --help'",
        details: [Program.fullMessage(for: error)])
    default: self.init(status: .internalError, reason: "\(error)")
    }
  }

  /// A file that Foundation could not read or write.
  private init(_ error: CocoaError) {
    let cause = (error.underlying as? POSIXError).map {
      String(cString: strerror($0.code.rawValue))
    }
    self.init(
      status: (256..<512).contains(error.errorCode) ? .invalidInput : .inputOutput,
      reason: "\(error.filePath ?? "a file"): \(cause ?? error.localizedDescription)")
  }

  private static func status(of error: StoreError) -> Status {
    switch error {
    case .damaged, .foreign, .missing, .differs, .disputed: .verificationFailed
    case .system(_, ENOSPC), .system(_, EDQUOT): .temporarilyUnavailable
    case .system(_, EROFS), .system(_, EACCES), .system(_, EPERM), .system(_, ENOTDIR):
      .configuration
    case .system: .inputOutput
    }
  }

  private static func status(of error: ClusterError) -> Status {
    switch error {
    case .missingProgram: .toolMissing
    case .noAnswer, .refused, .busy: .temporarilyUnavailable
    case .noIndex, .unknownRun: .invalidInput
    case .otherNumbers, .unusableFolder: .configuration
    case .noProgress: .someRunsFailed
    }
  }

  private static func status(of error: DistributionError) -> Status {
    switch error {
    case .uncommitted: .usage
    case .missingResults: .resultsMissing
    case .missingPackages, .program(.missingTool): .toolMissing
    case .program: .inputOutput
    }
  }

  private static func status(of error: DataError) -> Status {
    switch error {
    case .invalid: .invalidInput
    case .unknown: .usage
    case .missingTool: .toolMissing
    case .differs: .verificationFailed
    case .unreachable: .temporarilyUnavailable
    case .unwritable: .configuration
    }
  }

  private static func status(of error: ReportError) -> Status {
    switch error {
    case .typesetting(.missingTool), .figure(.gnuplotMissing), .figure(.fontMissing): .toolMissing
    case .manuscript, .typesetting(.fault): .invalidInput
    case .damaged: .verificationFailed
    case .result(.store(let error)): status(of: error)
    case .file, .typesetting(.file), .figure(.unwritable): .inputOutput
    case .result, .content, .figure: .internalError
    }
  }
}
