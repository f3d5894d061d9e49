/// How the program ends; the number is what the shell sees.
enum ExitStatus: Int32 {
  case internalError = 1
  case usage = 2
  case someRunsFailed = 3
  case verificationFailed = 4
  case resultsMissing = 5
  case invalidSpecification = 65
  case toolMissing = 69
  case tryAgain = 75
  case interrupted = 130
  case terminated = 143
}

/// An ending that is not success; `reason` is its last line.
struct Failure: Error {
  var status: ExitStatus
  var reason: String
  /// What comes before the last line.
  var details: [String] = []
}
