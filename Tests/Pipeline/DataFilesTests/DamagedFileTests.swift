import Datasets
import Foundation
import LinearAlgebra
import Testing
import TestSupport
@testable import Store
@testable import DataFiles

/// A file damaged in some 300 ways.
@Suite struct DamagedFileTests {
  private static let stepCount = 20_000

  @Test("A damaged file is read correctly or refused, within its memory limit") func damage()
    async throws
  {
    let folder = try TemporaryFolder()
    let sample = try RecordedSample(
      folder.url.appending(path: "sound.hdf5"), stepCount: Self.stepCount)
    let sound = try Data(contentsOf: sample.url)
    let wanted = try DatasetFile(reading: sample.url, options: .init())
      .dataset(.all, seed: 0)
    let damages = Damage.all(of: sound, stepCount: Self.stepCount)
    #expect(damages.count >= 200)
    var tally = Tally()
    for (number, damage) in damages.enumerated() {
      let url = folder.url.appending(path: "\(number).hdf5")
      try damage.applied(to: sound).write(to: url)
      let isShifted = damage.hidesNextObservations(of: sound)
      tally.add(
        try Self.read(
          url, wanted: isShifted ? [wanted, Self.shifted(wanted)] : [wanted], in: folder.url),
        of: damage)
      try FileManager.default.removeItem(at: url)
    }
    #expect(tally.wrong.isEmpty, "\(tally): \(tally.wrong)")
    // The memory of libhdf5 itself.
    let least = try RecordedSample(folder.url.appending(path: "one.hdf5"), stepCount: 1)
    let one = try DatasetFile(reading: least.url, options: .init()).dataset(.all, seed: 0)
    guard case .right(let baseline) = try Self.read(least.url, wanted: [one], in: folder.url)
    else {
      Issue.record("a file of one step is not read")
      return
    }
    let declared = Self.stepCount * RecordedSample.bytesPerStep
    #expect(tally.peakMemory - baseline <= 2 * declared, "beyond \(baseline): \(tally)")
    #expect(tally.rightCount > 0 && tally.refusedCount > 0)
  }

  private enum Outcome {
    case right(peakMemory: Int), wrong, refused, crashed
  }

  /// The dataset of a file without next observations.
  private static func shifted(_ sound: Dataset) -> Dataset {
    let rows = sound.trajectories.flatMap { $0.dropLast() }
    let transitions = Transitions(
      observations: sound.transitions.observations.rows(rows),
      actions: sound.transitions.actions.rows(rows),
      nextObservations: sound.transitions.observations.rows(rows.map { $0 + 1 }))
    return sound.rows(rows).replacing(transitions)
  }

  private static func read(
    _ url: URL, wanted: [Dataset], in folder: URL
  ) throws -> Outcome {
    var process = ImportProcess()
    process.program = TemporaryProject.program
    process.scratch = folder
    process.seconds = 20
    let output = folder.appending(path: "read.safetensors")
    do {
      let reply = try process.read(
        url, options: .init(), .extract(.all, seed: 0, output: output.path))
      let read = try Dataset(
        Safetensors(decoding: Data(contentsOf: output), file: "read", isSealed: true),
        file: "read")
      return wanted.contains(read) ? .right(peakMemory: reply.peakMemory) : .wrong
    } catch let error as DatasetError {
      #expect(!error.problem.isEmpty && !error.remedy.isEmpty)
      return error.problem.contains("the process that read it") ? .crashed : .refused
    }
  }

  private struct Tally: CustomStringConvertible {
    var rightCount = 0
    var refusedCount = 0
    var crashedCount = 0
    var wrong: [Damage] = []
    var peakMemory = 0

    mutating func add(_ outcome: Outcome, of damage: Damage) {
      switch outcome {
      case .right(let memory):
        rightCount += 1
        peakMemory = max(peakMemory, memory)
      case .wrong: wrong.append(damage)
      case .refused: refusedCount += 1
      case .crashed: crashedCount += 1
      }
    }

    var description: String {
      "\(rightCount) read right, \(refusedCount) refused, \(crashedCount) crashed the process, "
        + "\(wrong.count) read wrong; at most \(peakMemory) bytes of memory"
    }
  }
}

/// One way to damage a file.
private enum Damage {
  case flip(byte: Int, bit: Int)
  case cut(count: Int)
  case overwrite(byte: Int, with: [UInt8])
  case zeros(Range<Int>)

  func applied(to sound: Data) -> Data {
    var data = sound
    switch self {
    case .flip(let byte, let bit): data[byte] ^= 1 << bit
    case .cut(let count): data = data.prefix(count)
    case .overwrite(let byte, let bytes):
      data.replaceSubrange(byte..<byte + bytes.count, with: bytes)
    case .zeros(let range):
      data.replaceSubrange(range, with: Array(repeating: 0, count: range.count))
    }
    return data
  }

  /// Whether it renames `next_observations`, so that the file has none.
  func hidesNextObservations(of sound: Data) -> Bool {
    guard case .overwrite(let byte, let bytes) = self, bytes.count == 1 else { return false }
    let name = Array("next_observations".utf8)
    return Self.places(of: name, in: sound).contains { $0..<$0 + name.count ~= byte }
  }

  static func all(of sound: Data, stepCount: Int) -> [Damage] {
    var generator = Generator(seed: 5, stream: "damage")
    func bit(below count: Int) -> Damage {
      .flip(byte: generator.index(below: count), bit: generator.index(below: 8))
    }
    // Declarations are at the beginning and between the chunks.
    var damages = (0..<120).map { _ in bit(below: 4096) }
    damages += (0..<60).map { _ in bit(below: sound.count) }
    damages += (0..<30).map { _ in .cut(count: generator.index(below: sound.count)) }
    damages += (0..<10).map { .cut(count: 1 << $0) }
    damages += (0..<20).map { _ in
      let start = generator.index(below: sound.count - 512)
      return .zeros(start..<start + 512)
    }
    // Missing datasets.
    for name in [
      "observations", "actions", "next_observations", "rewards", "terminals", "timeouts",
      "metadata",
    ] {
      damages += places(of: Array(name.utf8) + [0], in: sound).map {
        .overwrite(byte: $0, with: [UInt8(ascii: "x")])
      }
    }
    // Sizes that differ from the contents.
    for size in [0, 1, stepCount - 1, stepCount + 1, 2 * stepCount, 1 << 31, 1 << 60, -1] {
      damages += places(of: bytes(of: stepCount), in: sound).map {
        .overwrite(byte: $0, with: bytes(of: size))
      }
    }
    return damages
  }

  private static func bytes(of number: Int) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }

  private static func places(of bytes: [UInt8], in data: Data) -> [Int] {
    var places: [Int] = []
    var start = data.startIndex
    while let range = data[start...].firstRange(of: bytes) {
      places.append(range.lowerBound)
      start = range.upperBound
    }
    return places
  }
}
