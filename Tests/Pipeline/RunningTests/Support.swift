import Datasets
import Foundation
import LinearAlgebra
@testable import Running

/// Runs a program to its end.
func run(_ program: String, _ arguments: String...) throws -> (status: Int32, output: String) {
  let process = Process()
  let pipe = Pipe()
  process.executableURL = URL(filePath: program)
  process.arguments = arguments
  process.standardOutput = pipe
  process.standardError = FileHandle.nullDevice
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: data, as: UTF8.self))
}

extension RunMonitor {
  /// A monitor that neither stops a run nor asks for checkpoints.
  static var patient: RunMonitor {
    RunMonitor(checkpointInterval: nil, stops: { false }, advance: { _, _ in })
  }
}

/// Generated transitions of a stable linear system under linear feedback with noise.
func linearTransitions(count: Int, observationCount: Int, seed: UInt64 = 1) -> Transitions {
  var generator = Generator(seed: seed, stream: "test transitions")
  var states: [Float] = []
  var actions: [Float] = []
  var next: [Float] = []
  for _ in 0..<count {
    let state = (0..<observationCount).map { _ in Float(generator.normal()) }
    let action = 0.4 * tanh(state.reduce(0, +)) + 0.05 * Float(generator.normal())
    states += state
    actions.append(action)
    next += state.map { 0.9 * $0 + 0.1 * action }
  }
  func matrix(_ elements: [Float], _ columnCount: Int) -> Matrix {
    Matrix(rowCount: count, columnCount: columnCount, elements: elements)
  }
  return Transitions(
    observations: matrix(states, observationCount), actions: matrix(actions, 1),
    nextObservations: matrix(next, observationCount))
}

/// The program that was built with these tests, in the same folder.
let builtProgram = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
  .deletingLastPathComponent().appending(path: "dmil")
