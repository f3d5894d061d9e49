import Datasets
import Foundation

/// What a process is asked to read from a recorded file, and within which limits.
///
/// It crosses to that process as JSON, and its reply comes back so.
public struct ImportRequest: Codable, Equatable, Sendable {
  enum Task: Codable, Equatable {
    /// Validate what the file declares.
    case judge
    /// Read all of it and say what is there.
    case summarize
    /// Write a part of it to `output`, as `Dataset.safetensors`.
    case extract(Selection, seed: UInt64, output: String)
  }

  let file: String
  let assumptions: DatasetFile.Assumptions
  let task: Task
  /// Bytes of address space beyond those that the process has when it begins.
  let memory: Int
  /// Seconds of processor time.
  let seconds: Int

  /// Carries out a request in this process, which is limited from then on: to be called once, by
  /// a process that does nothing else.
  ///
  /// - Parameter json: The request as it came.
  /// - Returns: The reply in JSON.
  /// - Throws: when it is not a request; what is wrong with the recorded file is in the reply.
  public static func fulfil(_ json: String) throws -> String {
    let request = try JSONDecoder().decode(ImportRequest.self, from: Data(json.utf8))
    let idle = try MemoryUse.ofThisProcess()
    limit(RLIMIT_AS, to: idle.addressSpace + request.memory)
    limit(RLIMIT_CPU, to: request.seconds)
    limit(RLIMIT_CORE, to: 0)
    let outcome = request.outcome()
    let reply = ImportReply(
      outcome: outcome, peakMemory: try MemoryUse.ofThisProcess().peak - idle.peak)
    return String(decoding: try JSONEncoder().encode(reply), as: UTF8.self)
  }

  private func outcome() -> ImportReply.Outcome {
    do throws(DatasetError) {
      let file = try DatasetFile(reading: URL(filePath: file), assuming: assumptions)
      switch task {
      case .judge: return .judged(byteCount: file.declaredByteCount)
      case .summarize: return .summarized(try file.summary())
      case .extract(let selection, let seed, let output):
        try write(file.demonstrations(selection, seed: seed), to: output)
        return .extracted
      }
    } catch {
      return .refused(error)
    }
  }

  private func write(
    _ demonstrations: Dataset, to output: String
  ) throws(DatasetError) {
    do {
      let file = URL(filePath: output)
      try Data().write(to: file)
      let handle = try FileHandle(forWritingTo: file)
      try demonstrations.safetensors.write(to: handle)
      try handle.close()
    } catch {
      throw DatasetError(
        file: output, problem: "it cannot be written: \(error)", remedy: "make room for it")
    }
  }
}

/// What became of an `ImportRequest`.
struct ImportReply: Codable, Equatable {
  enum Outcome: Codable, Equatable {
    /// The file declares contents of so many bytes, uncompressed.
    case judged(byteCount: Int)
    case summarized(DatasetSummary)
    case extracted
    case refused(DatasetError)
  }

  let outcome: Outcome
  /// Bytes of memory that the process had at most, beyond those that it had when it began.
  let peakMemory: Int
}

/// What memory a process has.
private struct MemoryUse {
  /// Bytes of address space.
  let addressSpace: Int
  /// The most bytes of memory so far.
  let peak: Int

  static func ofThisProcess() throws -> MemoryUse {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    func bytes(_ name: String) -> Int {
      let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
      return 1024
        * (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0)
    }
    return MemoryUse(addressSpace: bytes("VmSize"), peak: bytes("VmHWM"))
  }
}

private func limit(_ resource: __rlimit_resource, to value: Int) {
  var limits = rlimit(rlim_cur: rlim_t(value), rlim_max: rlim_t(value))
  setrlimit(__rlimit_resource_t(resource.rawValue), &limits)
}
