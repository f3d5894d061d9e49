import Datasets
import Foundation

/// A request to a child process to read a dataset file within limits.
///
/// Request and reply are passed as JSON.
public struct ImportRequest: Codable, Equatable, Sendable {
  enum Task: Codable, Equatable {
    /// Validate the declarations.
    case validate
    /// Read and summarize all contents.
    case summarize
    /// Write a selection to `output`, as `Dataset.safetensors`.
    case extract(Selection, seed: UInt64, output: String)
  }

  let file: String
  let options: DatasetFile.Options
  let task: Task
  /// Bytes of address space in addition to those at the start of the process.
  let memory: Int
  /// Seconds of processor time.
  let seconds: Int

  /// Executes a request, and limits this process from then on; for a process that does nothing else.
  ///
  /// Request and reply are in JSON. The reply also reports errors of the file.
  ///
  /// - Throws: an error if `json` is not a request.
  public static func execute(_ json: String) throws -> String {
    let request = try JSONDecoder().decode(ImportRequest.self, from: Data(json.utf8))
    let idlePeak = try memoryUse("VmHWM")
    limit(RLIMIT_AS, to: try memoryUse("VmSize") + request.memory)
    limit(RLIMIT_CPU, to: request.seconds)
    limit(RLIMIT_CORE, to: 0)
    let outcome = request.outcome()
    let reply = ImportReply(outcome: outcome, peakMemory: try memoryUse("VmHWM") - idlePeak)
    return String(decoding: try JSONEncoder().encode(reply), as: UTF8.self)
  }

  private func outcome() -> ImportReply.Outcome {
    do throws(DatasetError) {
      let file = try DatasetFile(reading: URL(filePath: file), options: options)
      switch task {
      case .validate: return .validated(neededMemory: file.neededMemory)
      case .summarize: return .summarized(try file.summary())
      case .extract(let selection, let seed, let output):
        try write(file.dataset(selection, seed: seed), to: output)
        return .extracted
      }
    } catch {
      return .refused(error)
    }
  }

  private func write(_ dataset: Dataset, to output: String) throws(DatasetError) {
    do {
      let file = URL(filePath: output)
      try Data().write(to: file)
      let handle = try FileHandle(forWritingTo: file)
      try dataset.safetensors.write(to: handle)
      try handle.close()
    } catch {
      throw DatasetError(
        file: output, problem: "it cannot be written: \(error)", remedy: "make room for it")
    }
  }
}

/// The reply to an `ImportRequest`.
struct ImportReply: Codable, Equatable {
  enum Outcome: Codable, Equatable {
    /// The declarations are valid; reading the contents takes at most this many bytes of memory.
    case validated(neededMemory: Int)
    case summarized(DatasetSummary)
    case extracted
    case refused(DatasetError)
  }

  let outcome: Outcome
  /// The increase of memory in bytes from the start of the process to its peak.
  let peakMemory: Int
}

/// Bytes of memory of this process: of its address space, `VmSize`, or at its peak, `VmHWM`.
private func memoryUse(_ name: String) throws -> Int {
  let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
  let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
  return 1024
    * (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0)
}

private func limit(_ resource: __rlimit_resource, to value: Int) {
  var limits = rlimit(rlim_cur: rlim_t(value), rlim_max: rlim_t(value))
  setrlimit(__rlimit_resource_t(resource.rawValue), &limits)
}
