import Foundation
import TestSupport
import Testing

@Suite struct ExplainCommandTests {
  private let project: TemporaryProject

  init() throws { project = try TemporaryProject() }

  @Test func explainsAKey() throws {
    let result = try project.run("explain", "train.batch_size")
    #expect(result.status == 0)
    #expect(
      result.output == """
        train.batch_size
          Transitions that a step draws from each dataset.
          takes     an integer from 1 to 65536
          default   256
          profiles  all have the same
          read      always
          kinds     training

        """)
  }

  @Test func explainsASettingOfLearners() throws {
    let result = try project.run("explain", "methods.dmil.alpha_policy")
    #expect(result.output.contains("  takes     a number ≥ 0\n"))
    #expect(result.output.contains("  methods   dmil\n"))
  }

  @Test func listsAllKeysByKind() throws {
    let output = try project.run("explain").output
    for line in ["every file\n", "\ntraining\n", "\nrendering\n", "\nmethods\n"] {
      #expect(output.contains(line))
    }
    #expect(output.contains(/\n   train\.batch_size +Transitions that a step draws/))
  }

  @Test func endsWithTwoOnAnUnknownKeyAndNamesTheNearest() throws {
    let result = try project.run("explain", "train.btach_size")
    #expect(result.status == 2)
    #expect(
      result.lastLine == "dmil: exit code 2: no specification has a key 'train.btach_size'; "
        + "did you mean 'train.batch_size'?")
  }

  @Test func printsASchemaForEditors() throws {
    let result = try project.run("explain", "--json-schema")
    #expect(result.status == 0)
    let schema = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let members = try #require(schema as? [String: Any])
    #expect(
      members["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    #expect(try project.run("explain", "--json-schema", "train").status == 2)
  }
}
