import Datasets
import Foundation
import LinearAlgebra
import TestSupport
import Testing
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
    let whole = try DatasetFile(reading: sample.url, options: .init()).dataset(.all, seed: 0)
    let damages = Damage.all(of: sound, stepCount: Self.stepCount)
    #expect(damages.count >= 200)
    var (rightCount, refusedCount, peakMemory) = (0, 0, 0)
    for damage in damages {
      let url = folder.url.appending(path: "damaged.hdf5")
      var data = sound
      damage.apply(&data)
      try data.write(to: url)
      switch try Self.read(url, in: folder.url) {
      case .refused: refusedCount += 1
      case .read(let dataset, let memory):
        // Without its next observations, a file has those of the next steps.
        let isRight =
          dataset == whole || damage.hidesNextObservations && dataset == Self.shifted(whole)
        #expect(isRight, "\(damage.name) gives other contents")
        rightCount += 1
        peakMemory = max(peakMemory, memory)
      }
    }
    #expect(rightCount > 0 && refusedCount > 0)
    // The memory of libhdf5 itself.
    let least = try RecordedSample(folder.url.appending(path: "one.hdf5"), stepCount: 1)
    guard case .read(_, let baseline) = try Self.read(least.url, in: folder.url) else {
      Issue.record("a file of one step is not read")
      return
    }
    let declared = Self.stepCount * RecordedSample.bytesPerStep
    #expect(peakMemory - baseline <= 2 * declared, "beyond \(baseline)")
  }

  private enum Outcome {
    case read(Dataset, peakMemory: Int)
    case refused
  }

  private static func read(_ url: URL, in folder: URL) throws -> Outcome {
    var process = ImportProcess()
    process.program = TemporaryProject.program
    process.scratch = folder
    process.seconds = 20
    let output = folder.appending(path: "read.safetensors")
    do {
      let reply = try process.read(
        url, options: .init(), .extract(.all, seed: 0, output: output.path))
      let contents = try Safetensors(
        decoding: Data(contentsOf: output), file: "read", isSealed: true)
      return .read(try Dataset(contents, file: "read"), peakMemory: reply.peakMemory)
    } catch let error as DatasetError {
      #expect(!error.problem.isEmpty && !error.remedy.isEmpty)
      return .refused
    }
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
}

/// One way to damage a file.
private struct Damage {
  let name: String
  /// Whether it renames `next_observations`, so that the file has none.
  var hidesNextObservations = false
  let apply: (inout Data) -> Void

  static func all(of sound: Data, stepCount: Int) -> [Damage] {
    var generator = Generator(seed: 5, stream: "damage")
    func flip(below count: Int) -> Damage {
      let (byte, bit) = (generator.index(below: count), generator.index(below: 8))
      return Damage(name: "bit \(bit) of byte \(byte)") { $0[byte] ^= 1 << bit }
    }
    func cut(to count: Int) -> Damage {
      Damage(name: "a cut to \(count) bytes") { $0 = $0.prefix(count) }
    }
    func overwrite(_ start: Int, _ bytes: [UInt8], hides: Bool = false) -> Damage {
      Damage(name: "\(bytes.prefix(8)) at byte \(start)", hidesNextObservations: hides) {
        $0.replaceSubrange(start..<start + bytes.count, with: bytes)
      }
    }
    // Declarations are at the beginning and between the chunks.
    var damages = (0..<120).map { _ in flip(below: 4096) }
    damages += (0..<60).map { _ in flip(below: sound.count) }
    damages += (0..<30).map { _ in cut(to: generator.index(below: sound.count)) }
    damages += (0..<10).map { cut(to: 1 << $0) }
    damages += (0..<20).map { _ in
      overwrite(generator.index(below: sound.count - 512), Array(repeating: 0, count: 512))
    }
    // Missing datasets. The name of the observations also ends that of the next ones.
    let hidden = places(of: Array("next_observations".utf8), in: sound)
    for name in [
      "observations", "actions", "next_observations", "rewards", "terminals", "timeouts",
      "metadata",
    ] {
      damages += places(of: Array(name.utf8) + [0], in: sound).map { place in
        overwrite(place, Array("x".utf8), hides: hidden.contains { $0..<$0 + 17 ~= place })
      }
    }
    // Sizes that differ from the contents.
    for size in [0, 1, stepCount - 1, stepCount + 1, 2 * stepCount, 1 << 31, 1 << 60, -1] {
      damages += places(of: bytes(of: stepCount), in: sound).map { overwrite($0, bytes(of: size)) }
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
