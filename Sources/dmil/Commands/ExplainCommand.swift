import ArgumentParser
import Specifications

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a key of the specifications, or list all keys.",
    discussion: """
      --json-schema prints a schema with which editors complete and check specifications. It comes \
      from the table of keys with which the program reads them.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(
    help: "A key such as train.steps, its last part, or a group; by default all.",
    completion: Completion.keys)
  var key: String?

  @Flag(help: "Print a JSON Schema (draft 2020-12) of specifications.")
  var jsonSchema = false

  func validate() throws {
    if jsonSchema, let key {
      throw ValidationError("--json-schema covers all keys; omit '\(key)'")
    }
  }

  func run() throws {
    let schema = try options.schema
    if jsonSchema {
      print(schema.jsonSchema, terminator: "")
    } else if let key {
      print(try KeyExplanation(of: key, in: schema).text, terminator: "")
    } else {
      print(KeyExplanation.list(of: schema), terminator: "")
    }
  }
}
