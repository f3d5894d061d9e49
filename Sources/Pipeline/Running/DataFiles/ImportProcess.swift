public import Datasets
public import Foundation

/// Reads recorded files in a process of its own, which may die of them.
///
/// libhdf5 1.10 can crash, hang or ask for any amount of memory on a damaged file. So a process
/// first judges what the file declares, and a second reads it, with at most twice the declared
/// bytes; the death of either is an error here, and nothing else.
public struct ImportProcess: Sendable {
  /// The program that is started, as `<program> data import <request>`.
  public var program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
  /// Where files are passed on; they are gone afterwards.
  public var scratch = FileManager.default.temporaryDirectory
  /// Seconds that one process may take, by the clock and by the processor.
  public var seconds = 600
  /// Bytes of memory for the library itself, whatever the file.
  public var fixedMemory = 64 << 20

  public init() {}

  /// Says what the file holds, after all of it was read.
  ///
  /// - Parameters:
  ///   - file: A file of D4RL or Minari, or a folder of Minari.
  ///   - assumptions: What may be assumed about it.
  /// - Returns: What it holds.
  /// - Throws: what is wrong with it, or how the process that read it died.
  public func summary(
    of file: URL, assuming assumptions: DatasetFile.Assumptions
  ) throws(DatasetError) -> DatasetSummary {
    let reply = try read(file, assuming: assumptions, .summarize)
    guard case .summarized(let summary) = reply.outcome else { throw unexpected(reply, file) }
    return summary
  }

  /// Reads a part of the file.
  ///
  /// - Parameters:
  ///   - file: A file of D4RL or Minari, or a folder of Minari.
  ///   - assumptions: What may be assumed about it.
  ///   - selection: Which part.
  ///   - seed: Of the streams of `Selection`.
  /// - Returns: The part in the order of recording.
  /// - Throws: what is wrong with it, or how the process that read it died.
  public func demonstrations(
    from file: URL, assuming assumptions: DatasetFile.Assumptions, _ selection: Selection,
    seed: UInt64
  ) throws(DatasetError) -> Dataset {
    let output = scratch.appending(path: "dmil-import-\(UUID().uuidString).safetensors")
    defer { try? FileManager.default.removeItem(at: output) }
    let reply = try read(
      file, assuming: assumptions, .extract(selection, seed: seed, output: output.path))
    guard reply.outcome == .extracted else { throw unexpected(reply, file) }
    do {
      let bytes = try Data(contentsOf: output, options: .alwaysMapped)
      return try Dataset(
        Safetensors(decoding: bytes, file: output.path, isSealed: true), file: output.path)
    } catch {
      throw DatasetError(
        file: file.path, problem: "what was read from it was lost on the way: \(error)",
        remedy: "try again; make room in \(scratch.path)")
    }
  }

  /// Judges the file in one process, and has a second read it within what the file declares.
  func read(
    _ file: URL, assuming assumptions: DatasetFile.Assumptions, _ task: ImportRequest.Task
  ) throws(DatasetError) -> ImportReply {
    func request(_ task: ImportRequest.Task, memory: Int) -> ImportRequest {
      ImportRequest(
        file: file.path, assumptions: assumptions, task: task, memory: memory, seconds: seconds)
    }
    let judged = try reply(to: request(.judge, memory: fixedMemory))
    guard case .judged(let byteCount) = judged.outcome else { throw unexpected(judged, file) }
    return try reply(to: request(task, memory: fixedMemory + 2 * byteCount))
  }

  /// Has a process fulfil the request.
  ///
  /// - Throws: what the process refused, or how it died.
  func reply(to request: ImportRequest) throws(DatasetError) -> ImportReply {
    let ending = try run(request)
    func death(_ problem: String, _ remedy: String) -> DatasetError {
      DatasetError(file: request.file, problem: problem, remedy: remedy)
    }
    let damaged = "the file is probably damaged: fetch or copy it again"
    let last = ending.errors.split(separator: "\n").last.map { ": \($0)" } ?? ""
    switch ending.cause {
    case .timeout, .signal(SIGXCPU):
      throw death("reading it took more than \(request.seconds) s and was ended", damaged)
    case .signal where ending.errors.contains("allocate"):
      throw death(
        "reading it took more than the \(request.memory >> 20) MiB of memory that its contents "
          + "may need", damaged)
    case .signal(let number):
      throw death(
        "the process that read it died of signal \(number) "
          + "(\(String(cString: strsignal(number))))", damaged)
    case .exit(0): break
    case .exit(let code):
      throw death(
        "the process that read it ended with exit code \(code)\(last)",
        "run it by itself to see why: \(program.path) data import REQUEST")
    }
    guard let reply = try? JSONDecoder().decode(ImportReply.self, from: Data(ending.output.utf8))
    else { throw death("the process that read it gave no answer\(last)", damaged) }
    if case .refused(let error) = reply.outcome { throw error }
    return reply
  }

  private func unexpected(_ reply: ImportReply, _ file: URL) -> DatasetError {
    DatasetError(
      file: file.path,
      problem: "the process that read it answered another question: \(reply.outcome)",
      remedy: "use the same build of \(program.path) throughout")
  }
}

// MARK: Processes

extension ImportProcess {
  private func run(_ request: ImportRequest) throws(DatasetError) -> ChildProcess {
    let folder = scratch.appending(path: "dmil-import-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let json = String(decoding: try JSONEncoder().encode(request), as: UTF8.self)
      // A crash is expected, and no one reads its backtrace. A thread of OpenBLAS that begins
      // while the limit on memory is set asks for its buffer again and again, forever.
      return try ChildProcess(
        running: program, ["data", "import", json],
        environment: ["SWIFT_BACKTRACE": "enable=no", "OPENBLAS_NUM_THREADS": "1"], in: folder,
        seconds: request.seconds)
    } catch {
      throw DatasetError(
        file: request.file, problem: "no process could be started to read it: \(error)",
        remedy: "make room in \(scratch.path), and see that \(program.path) can be run")
    }
  }
}
