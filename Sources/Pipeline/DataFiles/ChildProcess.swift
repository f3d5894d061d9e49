public import Foundation

/// A program that has ended, by itself or at its time limit.
///
/// Unlike Foundation's `Process`, it is awaited with a limit, and by its own number only.
public struct ChildProcess {
  public enum Ending: Equatable {
    case exit(Int32), signal(Int32), timeout
  }

  /// The file of the program that runs.
  public static let ownProgram = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()

  public let ending: Ending
  public let output: Data
  /// Standard error; empty if it was shown.
  public let errors: String

  /// Runs a program without input until it ends, or is killed after `seconds`.
  ///
  /// `program` is a path or a name in `PATH`; `environment` is added to the variables of this process;
  /// with `showsErrors`, the program shares the standard error of this process.
  ///
  /// - Throws: `POSIXError` if it cannot be started.
  public init(
    running program: String, _ arguments: [String], environment: [String: String] = [:],
    showsErrors: Bool = false, seconds: Int? = nil
  ) throws {
    let (output, errors) = (try Self.temporaryFile(), try Self.temporaryFile())
    let child = try Self.start(
      program, arguments,
      environment: ProcessInfo.processInfo.environment.merging(environment) { $1 },
      output: output.fileDescriptor, errors: showsErrors ? STDERR_FILENO : errors.fileDescriptor)
    ending = Self.wait(for: child, until: seconds.map { .now + .seconds($0) })
    func contents(_ file: FileHandle) throws -> Data {
      try file.seek(toOffset: 0)
      return try file.readToEnd() ?? Data()
    }
    self.output = try contents(output)
    self.errors = String(decoding: try contents(errors), as: UTF8.self)
  }

  /// An open file without a name.
  private static func temporaryFile() throws -> FileHandle {
    let name = FileManager.default.temporaryDirectory.appending(path: "dmil-XXXXXX").path
    var path = Array(name.utf8CString)
    let descriptor = mkstemp(&path)
    guard descriptor >= 0 else { throw error(errno) }
    unlink(path)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  private static func start(
    _ program: String, _ arguments: [String], environment: [String: String], output: Int32,
    errors: Int32
  ) throws -> pid_t {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&files, errors, STDERR_FILENO)
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
    let code = posix_spawnp(&child, program, &files, &attributes, &words, &variables)
    guard code == 0 else { throw error(code) }
    return child
  }

  private static func wait(
    for child: pid_t, until deadline: ContinuousClock.Instant?
  ) -> Ending {
    var status: Int32 = 0
    if let deadline {
      while waitpid(child, &status, WNOHANG) == 0 {
        guard .now < deadline else {
          kill(child, SIGKILL)
          waitpid(child, &status, 0)
          return .timeout
        }
        usleep(1000)
      }
    } else {
      while waitpid(child, &status, 0) < 0, errno == EINTR {}
    }
    // As the macros WIFEXITED, WEXITSTATUS and WTERMSIG do.
    return status & 0x7F == 0 ? .exit(status >> 8 & 0xFF) : .signal(status & 0x7F)
  }

  private static func error(_ code: Int32) -> POSIXError {
    POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO)
  }
}
