import Foundation
import Testing

@Suite struct ExplainCommandTests {
  private let workshop: Workshop

  init() throws { workshop = try Workshop() }

  @Test func explainsAKey() throws {
    let ending = try workshop.run("explain", "train.batch")
    #expect(ending.status == 0)
    #expect(
      ending.output == """
        train.batch
          Transitions that a step draws from each data set.
          takes     an integer from 1 to 65536
          default   256
          profiles  all have the same
          read      always
          kinds     training

        """)
  }

  @Test func explainsASettingOfLearners() throws {
    let ending = try workshop.run("explain", "methods.dmil.alpha_policy")
    #expect(ending.output.contains("  takes     a number ≥ 0\n"))
    #expect(ending.output.contains("  methods   dmil\n"))
  }

  @Test func listsAllKeysByKind() throws {
    let output = try workshop.run("explain").output
    for line in ["every file\n", "\ntraining\n", "\nrendering\n", "\nmethods\n"] {
      #expect(output.contains(line))
    }
    #expect(output.contains(/\n   train\.batch +Transitions that a step draws/))
  }

  @Test func endsWithTwoOnAnUnknownKeyAndNamesTheNearest() throws {
    let ending = try workshop.run("explain", "train.btach")
    #expect(ending.status == 2)
    #expect(
      ending.lastLine == "dmil: exit code 2: no specification has a key 'train.btach'; "
        + "did you mean 'train.batch'?")
  }

  @Test func printsASchemaForEditors() throws {
    let ending = try workshop.run("explain", "--json-schema")
    #expect(ending.status == 0)
    let schema = try JSONSerialization.jsonObject(with: Data(ending.output.utf8))
    let members = try #require(schema as? [String: Any])
    #expect(
      members["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    #expect(try workshop.run("explain", "--json-schema", "train").status == 2)
  }
}
