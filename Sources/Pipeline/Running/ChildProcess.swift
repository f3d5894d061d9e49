import Foundation

/// A program that is run to its end, or to the end of its time.
///
/// Unlike Foundation's `Process` it waits with a limit, and for this one child by its number only.
struct ChildProcess {
  enum Cause: Equatable {
    case exit(Int32), signal(Int32), timeout
  }

  let cause: Cause
  /// What it printed.
  let output: String
  /// What it printed to the standard error.
  let errors: String

  /// Runs the program with nothing to read.
  ///
  /// - Parameters:
  ///   - program: The file that is run.
  ///   - arguments: Without the program's own name.
  ///   - environment: Variables besides those of this process.
  ///   - folder: Where what it prints is kept meanwhile.
  ///   - seconds: After so many it is killed.
  /// - Throws: `POSIXError` when it cannot be started.
  init(
    running program: URL, _ arguments: [String], environment: [String: String], in folder: URL,
    seconds: Int
  ) throws {
    let output = folder.appending(path: "output")
    let errors = folder.appending(path: "errors")
    let child = try Self.start(
      program.path, arguments,
      environment: ProcessInfo.processInfo.environment.merging(environment) { $1 },
      output: output.path, errors: errors.path)
    cause = Self.wait(for: child, until: .now + .seconds(seconds))
    self.output = String(decoding: try Data(contentsOf: output), as: UTF8.self)
    self.errors = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
  }

  private static func start(
    _ program: String, _ arguments: [String], environment: [String: String], output: String,
    errors: String
  ) throws -> pid_t {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    for (descriptor, path) in [(STDOUT_FILENO, output), (STDERR_FILENO, errors)] {
      posix_spawn_file_actions_addopen(
        &files, descriptor, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    }
    // Threads of a pool block most signals, and a child would inherit that.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, program, &files, &attributes, &words, &variables)
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .ECHILD) }
    return child
  }

  private static func wait(for child: pid_t, until deadline: ContinuousClock.Instant) -> Cause {
    var status: Int32 = 0
    var isLate = false
    while waitpid(child, &status, isLate ? 0 : WNOHANG) == 0 {
      guard .now < deadline else {
        kill(child, SIGKILL)
        isLate = true
        continue
      }
      usleep(1000)
    }
    guard !isLate else { return .timeout }
    // As the macros WIFEXITED, WEXITSTATUS and WTERMSIG take it apart.
    return status & 0x7F == 0 ? .exit(status >> 8 & 0xFF) : .signal(status & 0x7F)
  }
}
