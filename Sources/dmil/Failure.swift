/// An ending that is not success; `reason` is on its last line.
struct Failure: Error, Equatable {
  /// The exit code that the shell sees.
  enum Status: Int32 {
    case internalError = 1
    case usage = 2
    case someRunsFailed = 3
    case verificationFailed = 4
    case resultsMissing = 5
    case invalidInput = 65
    case toolMissing = 69
    case inputOutput = 74
    case temporarilyUnavailable = 75
    case configuration = 78
    case hungUp = 129
    case interrupted = 130
    case terminated = 143
  }

  var status: Status
  var reason: String
  /// The lines before the last.
  var details: [String] = []
}
