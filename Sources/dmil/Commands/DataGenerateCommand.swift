import Store
import ArgumentParser
import Records
import Foundation
import Running

struct DataGenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Record a policy of paper/experts in a file of D4RL's layout.",
    discussion: "The same policy, number and seed give the same bytes.")

  @OptionGroup var workplace: GlobalOptions

  @Argument(help: "The policy, such as hopper-expert.")
  var policy: String

  @Option(help: "Transitions to record.")
  var transitions = 1_000_000

  @Option(help: "Of the episodes.")
  var seed: UInt64 = 0

  @Option(
    help: "The file; by default $DMIL_WORK/data/generated-POLICY-TRANSITIONS-SEED.hdf5.")
  var output: String?

  func validate() throws {
    if transitions < 1 {
      throw ValidationError("--transitions must be at least 1, not \(transitions)")
    }
  }

  func run() throws {
    let root = workplace.store.root
    let file =
      output.map { URL(filePath: $0) }
      ?? root.appending(path: "data/generated-\(policy)-\(transitions)-\(seed).hdf5")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    let generation = try DataGeneration(
      named: policy, in: workplace.repositoryFolder, models: Models(work: root))
    let isTerminal = isatty(STDERR_FILENO) == 1
    Interruption.listen()
    defer { Interruption.stopListening() }
    let summary = try generation.write(transitions, seed: seed, to: file) { count in
      if isTerminal { FileHandle.standardError.write(Data("\r\(count) of \(transitions)".utf8)) }
      return Interruption.signalNumber == nil
    }
    if isTerminal { Program.standardError("") }
    print(summary)
    print(file.path)
  }
}
