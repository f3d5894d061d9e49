import Store
import ArgumentParser
import Foundation
import Running

struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "Show, fetch and examine recorded demonstrations.",
    subcommands: [
      DataListCommand.self, DataFetchCommand.self, DataDescribeCommand.self,
      DataGenerateCommand.self,
      DataImportCommand.self,
    ])
}

struct DataListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Say which published data sets are here, and how to get them.")

  @OptionGroup var workplace: GlobalOptions

  func run() {
    print(workplace.dataFolder.listing, terminator: "")
  }
}

struct DataFetchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch",
    abstract: "Fetch a published data set into $DMIL_WORK/data, or the rest of it; verify it.")

  @OptionGroup var workplace: GlobalOptions

  @Argument(help: "Its name, as 'dmil data list' prints it.")
  var name: String

  func run() throws {
    let file = try workplace.dataFolder.fetch(name, showsProgress: isatty(STDERR_FILENO) == 1)
    print(file.path)
  }
}

struct DataDescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "Read a file of D4RL or Minari and say what it holds.")

  @Argument(help: "The file, or a folder of Minari.")
  var file: String

  @Option(
    help: ArgumentHelp(
      "Steps after which the task is cut off, for files that do not say so.", valueName: "steps"))
  var episodeStepLimit: Int?

  @Flag(help: "Bring actions beyond ±1 back to it, where the environment did when recording.")
  var clipActions = false

  func validate() throws {
    if let episodeStepLimit, episodeStepLimit < 1 {
      throw ValidationError("--episode-step-limit must be at least 1, not \(episodeStepLimit)")
    }
  }

  func run() throws {
    let description = try DataDescription(
      of: URL(filePath: file), episodeStepLimit: episodeStepLimit,
      clipsActions: clipActions)
    print(description.text, terminator: "")
  }
}

/// What other verbs start to read a file that may crash its reader; not for people.
struct DataImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Fulfil a request of this program.", shouldDisplay: false)

  @Argument var request: String

  func run() throws {
    print(try ImportRequest.fulfil(request))
  }
}

extension GlobalOptions {
  /// Where data sets are kept.
  var dataFolder: DataFolder { DataFolder(store.root.appending(path: "data")) }
}

extension Failure {
  /// What is wrong with a data set, or why it is not to be had.
  init(_ error: DataError) {
    self.init(status: ExitStatus(rawValue: error.exitCode) ?? .internalError, reason: "\(error)")
  }
}
