public import Datasets
public import Foundation

/// Reads HDF5 files in a child process, so that a crash in libhdf5 cannot kill the program.
///
/// libhdf5 1.10 can crash, hang or request any amount of memory on a damaged file. So one process
/// validates the declarations, and a second reads the contents with the memory that these need; if
/// either crashes, that is an error of the file.
public struct ImportProcess: Sendable {
  /// The program to start as `<program> data import <request>`.
  public var program = ChildProcess.ownProgram
  /// The folder for a temporary file.
  public var scratch = FileManager.default.temporaryDirectory
  /// The limit of a process in seconds of wall time and of processor time.
  public var seconds = 600
  /// Bytes of memory for libhdf5 itself, independent of the file.
  static let fixedMemory = 64 << 20

  public init() {}

  /// Reads and summarizes all contents of a file.
  ///
  /// - Throws: `DatasetError` for a file that cannot be used, or that crashed the process.
  public func summary(
    of file: URL, options: DatasetFile.Options
  ) throws(DatasetError) -> DatasetSummary {
    let reply = try read(file, options: options, .summarize)
    guard case .summarized(let summary) = reply.outcome else { throw unexpected(reply, file) }
    return summary
  }

  /// Reads a selection of a file, as `DatasetFile.dataset` does.
  ///
  /// - Throws: `DatasetError` for a file that cannot be used, or that crashed the process.
  public func dataset(
    from file: URL, options: DatasetFile.Options, _ selection: Selection, seed: UInt64
  ) throws(DatasetError) -> Dataset {
    let output = scratch.appending(path: "dmil-import-\(UUID().uuidString).safetensors")
    defer { try? FileManager.default.removeItem(at: output) }
    let reply = try read(
      file, options: options, .extract(selection, seed: seed, output: output.path))
    guard reply.outcome == .extracted else { throw unexpected(reply, file) }
    do {
      let bytes = try Data(contentsOf: output, options: .alwaysMapped)
      return try Dataset(
        Safetensors(decoding: bytes, file: output.path, isSealed: true), file: output.path)
    } catch {
      throw DatasetError(
        file: file.path,
        problem: "its contents were lost on the way from the child process: \(error)",
        remedy: "try again; make room in \(scratch.path)")
    }
  }

  /// Validates the file in one process and performs the task in a second.
  func read(
    _ file: URL, options: DatasetFile.Options, _ task: ImportRequest.Task
  ) throws(DatasetError) -> ImportReply {
    func request(_ task: ImportRequest.Task, memory: Int) -> ImportRequest {
      ImportRequest(
        file: file.path, options: options, task: task, memory: memory, seconds: seconds)
    }
    let validation = try reply(to: request(.validate, memory: Self.fixedMemory))
    guard case .validated(let neededMemory) = validation.outcome else {
      throw unexpected(validation, file)
    }
    return try reply(to: request(task, memory: Self.fixedMemory + neededMemory))
  }

  /// The reply of a child process.
  ///
  /// - Throws: `DatasetError` if the process refused the file or crashed.
  func reply(to request: ImportRequest) throws(DatasetError) -> ImportReply {
    let child = try run(request)
    func failure(_ problem: String, _ remedy: String) -> DatasetError {
      DatasetError(file: request.file, problem: problem, remedy: remedy)
    }
    let damaged = "the file is probably damaged: fetch or copy it again"
    let last = child.errors.split(separator: "\n").last.map { ": \($0)" } ?? ""
    switch child.ending {
    case .timeout, .signal(SIGXCPU):
      throw failure("reading it took more than \(request.seconds) s and was ended", damaged)
    case .signal where child.errors.contains("allocate"):
      throw failure(
        "reading it took more than the \(request.memory >> 20) MiB of memory that its contents need",
        damaged)
    case .signal(let number):
      throw failure(
        "the process that read it was ended by signal \(number) "
          + "(\(String(cString: strsignal(number))))", damaged)
    case .exit(0): break
    case .exit(let code):
      throw failure(
        "the process that read it ended with exit code \(code)\(last)",
        "fetch or copy the file again; if that does not help, rebuild \(program.path)")
    }
    guard let reply = try? JSONDecoder().decode(ImportReply.self, from: child.output)
    else { throw failure("the process that read it gave no reply\(last)", damaged) }
    if case .refused(let error) = reply.outcome { throw error }
    return reply
  }

  private func unexpected(_ reply: ImportReply, _ file: URL) -> DatasetError {
    DatasetError(
      file: file.path,
      problem: "the process that read it gave the wrong reply: \(reply.outcome)",
      remedy: "rebuild \(program.path)")
  }

  private func run(_ request: ImportRequest) throws(DatasetError) -> ChildProcess {
    do {
      let json = String(decoding: try JSONEncoder().encode(request), as: UTF8.self)
      // A backtrace of an expected crash is useless. A thread of OpenBLAS that starts under the
      // memory limit would request its buffer again and again, forever.
      return try ChildProcess(
        running: program.path, ["data", "import", json],
        environment: ["SWIFT_BACKTRACE": "enable=no", "OPENBLAS_NUM_THREADS": "1"],
        seconds: request.seconds)
    } catch {
      throw DatasetError(
        file: request.file, problem: "no process could be started to read it: \(error)",
        remedy: "make room in \(scratch.path), and check that \(program.path) can be run")
    }
  }
}
