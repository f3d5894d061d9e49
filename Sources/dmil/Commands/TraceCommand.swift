import ArgumentParser
import Foundation
import Running

struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Export one training step of each method as safetensors, for independent checking.",
    discussion: """
      METHOD.safetensors holds weights, batch, intermediate quantities, losses, sample weights, \
      gradients and updated weights. paper/independent/README.md explains the names, and \
      paper/independent/recompute.py recomputes the steps.
      """)

  @Argument(help: "The methods; by default all.")
  var methods: [String] = []

  @Option(
    help: ArgumentHelp("The folder to write to; it is created if necessary.", valueName: "folder"))
  var output = "."

  @Flag(help: "Replace files that exist.")
  var force = false

  func run() throws {
    let folder = URL(filePath: output, directoryHint: .isDirectory).absoluteURL
    let names = methods.isEmpty ? StepTrace.methods : methods
    for name in names where !StepTrace.methods.contains(name) {
      throw ValidationError(
        "unknown method '\(name)'; the methods are \(StepTrace.methods.joined(separator: ", "))")
    }
    guard mkdir(folder.path, 0o777) == 0 || errno == EEXIST else {
      throw Failure(
        status: .usage,
        reason: "'\(output)' cannot be created: \(String(cString: strerror(errno)))")
    }
    let files = try names.map { name in
      try OutputFile(folder.appending(path: "\(name).safetensors").path, force: force)
    }
    for (name, file) in zip(names, files) {
      try file.write { url in try StepTrace(of: name)?.write(to: url) }
      print(file.path)
    }
  }
}
