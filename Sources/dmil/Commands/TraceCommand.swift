import ArgumentParser
import Foundation
import Running

struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Write one whole update step of learners down, to be computed again by others.",
    discussion: """
      Writes METHOD.safetensors for each: weights, batch, every intermediate quantity, losses, weights
      of samples, gradients, updated weights. paper/independent/README.md explains the names, and
      paper/independent/recompute.py computes the steps again.
      """)

  @Argument(help: "The learners; all of them by default.")
  var methods: [String] = []

  @Option(help: "The folder to write to, made where it is not there.")
  var output = "."

  func run() throws {
    let folder = URL(filePath: output, directoryHint: .isDirectory).absoluteURL
    let names = methods.isEmpty ? StepTrace.methods : methods
    for name in names where !StepTrace.methods.contains(name) {
      throw ValidationError(
        "no learner is called '\(name)'; there are \(StepTrace.methods.joined(separator: ", "))")
    }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw Failure(
        status: .internalError,
        reason: "\(folder.path) cannot be made: \(error.localizedDescription)")
    }
    for name in names {
      let file = folder.appending(path: "\(name).safetensors")
      try StepTrace(of: name)?.write(to: file)
      print(file.path)
    }
  }
}
