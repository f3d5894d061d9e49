import ArgumentParser
import Specifications

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what a key of a specification means, or list all keys by kind.",
    discussion: """
      With --json-schema it prints what an editor needs to complete and check specifications; the
      schema is made from the same table that the program reads them with.
      """)

  @OptionGroup var workplace: GlobalOptions

  @Argument(
    help: "The key, such as train.steps, the end of one, or a group; all of them by default.",
    completion: Completion.keys)
  var key: String?

  @Flag(help: "Print a JSON Schema (draft 2020-12) of specifications.")
  var jsonSchema = false

  func validate() throws {
    if jsonSchema, let key {
      throw ValidationError("--json-schema is about all keys; leave '\(key)' out")
    }
  }

  func run() throws {
    let schema = workplace.schema
    if jsonSchema {
      print(schema.jsonSchema, terminator: "")
    } else if let key {
      print(try KeyExplanation(of: key, in: schema).text, terminator: "")
    } else {
      print(KeyExplanation.list(of: schema), terminator: "")
    }
  }
}
