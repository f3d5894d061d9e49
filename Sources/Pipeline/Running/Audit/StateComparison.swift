import DataFiles
public import Foundation
import Imitation
import LinearAlgebra
public import Records

/// The first number in which the learners of two executions of a training differ.
public struct StateDifference: Equatable, CustomStringConvertible {
  /// The training step after which they differ; 0 before the first, negative in pre-training.
  let step: Int
  let tensor: String
  /// The place in the tensor, from the slowest index to the fastest.
  let place: [Int]
  /// The number in this process, and in the other.
  let here, there: Float

  public var description: String {
    "step \(step): \(tensor)\(place) first differs: \(here), \(there)"
  }
}

/// Another process that ended before it wrote all states, with its message on standard error.
public struct MissingState: Error, Equatable, CustomStringConvertible {
  let step: Int

  public var description: String {
    "the second process ended before step \(step): mend what its message above names, and repeat"
  }
}

extension RunExecution {
  /// Writes the states of a training run, for the comparison with another process.
  ///
  /// - Throws: if its inputs cannot be read, or the output cannot be written.
  public func writeStates(of run: Run, to output: FileHandle) throws {
    try learner(of: run, imitating: trainingData(of: run).data)
      .writeStates(stepCount: run.stepCount, to: output)
  }

  /// Trains a run here and in a second process, and compares the states before the first step and
  /// after each; `nil` if all are equal to the bit.
  ///
  /// `arguments` are those with which this program writes the states to its standard output.
  ///
  /// - Throws: `MissingState` if the second process ends early; if it cannot be started, or the inputs
  ///   of the run cannot be read.
  public func firstDifference(
    of run: Run, withProcess arguments: [String]
  ) throws -> StateDifference? {
    let learner = try learner(of: run, imitating: trainingData(of: run).data)
    let pipe = Pipe()
    let process = Process()
    process.executableURL = ChildProcess.ownProgram
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    try process.run()
    defer {
      if process.isRunning { kill(process.processIdentifier, SIGKILL) }
      process.waitUntilExit()
    }
    return try learner.firstDifference(
      stepCount: run.stepCount, from: pipe.fileHandleForReading)
  }
}

extension Learner {
  /// Writes the elements of all tensors before the first step and after each.
  func writeStates(stepCount: Int, to output: FileHandle) throws {
    let _: Never? = try train(stepCount: stepCount) { _, state in
      for tensor in state {
        try output.write(contentsOf: tensor.elements.withUnsafeBytes { Data($0) })
      }
      return nil
    }
  }

  /// Compares the states with those that another process writes.
  func firstDifference(
    stepCount: Int, from input: FileHandle
  ) throws -> StateDifference? {
    try train(stepCount: stepCount) { step, state in
      for tensor in state {
        guard let others = try input.floats(tensor.elements.count) else {
          throw MissingState(step: step)
        }
        let different = others.indices.first {
          tensor.elements[$0].bitPattern != others[$0].bitPattern
        }
        guard let index = different else { continue }
        return StateDifference(
          step: step, tensor: tensor.name, place: tensor.place(of: index),
          here: tensor.elements[index], there: others[index])
      }
      return nil
    }
  }

  /// Trains until a loss is not finite, without evaluations, which do not change the learner, or until
  /// `visit` returns a value for a step and the state after it.
  private func train<Value>(
    stepCount: Int, visit: (_ step: Int, _ state: [Tensor]) throws -> Value?
  ) rethrows -> Value? {
    var learner = self
    for index in 0...pretrainingStepCount + stepCount {
      let losses = index > 0 ? learner.step(index - 1) : []
      if let value = try visit(index - pretrainingStepCount, learner.tensors) { return value }
      guard losses.allSatisfy({ $0?.isFinite ?? true }) else { break }
    }
    return nil
  }
}

extension Tensor {
  /// The indices of an element, from the slowest to the fastest.
  fileprivate func place(of index: Int) -> [Int] {
    var (rest, place) = (index, [Int]())
    for size in shape.reversed() {
      place.insert(rest % size, at: 0)
      rest /= size
    }
    return place
  }
}

extension FileHandle {
  /// The next `count` numbers; `nil` if the file ends before.
  fileprivate func floats(_ count: Int) throws -> [Float]? {
    var bytes = Data()
    while bytes.count < 4 * count {
      guard let more = try read(upToCount: 4 * count - bytes.count), !more.isEmpty else {
        return nil
      }
      bytes.append(more)
    }
    return [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
      bytes.copyBytes(to: UnsafeMutableRawBufferPointer(buffer))
      initialized = count
    }
  }
}
