import ArgumentParser
import DataFiles
import Foundation
import Records
import Running
import Store

struct DataGenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Record a policy of paper/experts as a D4RL file.",
    discussion: "The same policy, number of transitions and seed give the same bytes.")

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The policy, such as hopper-expert.")
  var policy: String

  @Option(help: "The number of transitions.", transform: positive)
  var transitions = 1_000_000

  @Option(help: "The seed of the episodes.")
  var seed: UInt64 = 0

  @Option(
    help: ArgumentHelp(
      "Where to write; by default $DMIL_WORK/data/generated-POLICY-TRANSITIONS-SEED.hdf5.",
      valueName: "file"))
  var output: String?

  @Flag(help: "Replace the file if it exists.")
  var force = false

  func run() throws {
    let work = try options.workFolder
    let file = try outputFile(work)
    let generation = try DataGeneration(
      named: policy, in: options.repositoryFolder, models: Models(work: work))
    let isTerminal = isatty(STDERR_FILENO) == 1
    Interruption.listen()
    defer { Interruption.stopListening() }
    var summary = ""
    do {
      try file.write { url in
        summary = try generation.write(transitions, seed: seed, to: url) { count in
          if isTerminal {
            StandardStreams.writeError("\r\(count) of \(transitions)", terminator: "")
          }
          return Interruption.signalNumber == nil
        }
      }
    } catch is Interrupted {
      throw Failure(
        signal: Interruption.signalNumber ?? SIGINT,
        details: ["No file was written; the same command starts again."])
    }
    if isTerminal { StandardStreams.writeError("") }
    if file.isStandardOutput { return StandardStreams.writeError(summary) }
    print(summary)
    print(file.path)
  }

  /// The file that is named, or one in the working store, which is replaced: its name says all that
  /// its content depends on.
  private func outputFile(_ work: URL) throws -> OutputFile {
    if let output { return try OutputFile(output, force: force) }
    let folder = work.appending(path: "data")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let name = "generated-\(policy)-\(transitions)-\(seed).hdf5"
    return try OutputFile(folder.appending(path: name).path, force: true)
  }
}
