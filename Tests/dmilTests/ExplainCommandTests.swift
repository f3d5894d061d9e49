import Records
import TestSupport
import Testing

@Suite struct ExplainCommandTests {
  @Test("Explains a key, all keys, and the schema for editors")
  func output() throws {
    let project = try TemporaryProject()
    let key = try project.run("explain", "train.batch_size")
    #expect(key.status == 0 && key.output.contains("\n  takes     an integer from 1 to 65536\n"))
    #expect(try project.run("explain").output.contains(/\n   train\.batch_size +Transitions that/))
    let schema = try project.run("explain", "--json-schema")
    #expect(try JSONValue(parsing: schema.output)["$defs.training.properties.train"] != nil)
    #expect(try project.run("explain", "--json-schema", "train").status == 2)
    let unknown = try project.run("explain", "train.btach_size")
    #expect(
      unknown.lastLine == "dmil: exit code 2: no specification has a key 'train.btach_size'; "
        + "did you mean 'train.batch_size'?")
  }
}
