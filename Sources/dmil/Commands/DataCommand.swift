import ArgumentParser
import DataFiles
import Foundation
import Running
import Store

struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "List, fetch, describe and generate datasets.",
    subcommands: [
      DataListCommand.self, DataFetchCommand.self, DataDescribeCommand.self,
      DataGenerateCommand.self, DataImportCommand.self,
    ])
}

struct DataListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the published datasets, and how to get those that are absent.")

  @OptionGroup var options: GlobalOptions

  func run() throws {
    print(try options.dataFolder.listing, terminator: "")
  }
}

struct DataFetchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch",
    abstract: "Fetch a published dataset into $DMIL_WORK/data, and verify it.")

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The name of the dataset, as 'dmil data list' prints it.")
  var name: String

  func run() throws {
    let file = try options.dataFolder.fetch(name, showsProgress: isatty(STDERR_FILENO) == 1)
    print(file.path)
  }
}

struct DataDescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "Read a D4RL or Minari file, and describe its content.")

  @Argument(help: "The file, or a Minari folder.")
  var file: String

  @Option(
    help: ArgumentHelp(
      "Time limit of the task, for files that do not record timeouts.", valueName: "steps"),
    transform: positive)
  var episodeStepLimit: Int?

  func run() throws {
    let description = try DataDescription(
      of: URL(filePath: file), episodeStepLimit: episodeStepLimit)
    print(description.text, terminator: "")
  }
}

/// Reads a file in a child process of another command, so that a crash in libhdf5 cannot end it.
struct DataImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Read a dataset for another command.", shouldDisplay: false)

  @Argument var request: String

  func run() throws {
    print(try ImportRequest.execute(request))
  }
}

extension GlobalOptions {
  /// The folder of downloaded and generated datasets.
  var dataFolder: DataFolder {
    get throws(Failure) { DataFolder(try workFolder.appending(path: "data")) }
  }
}
