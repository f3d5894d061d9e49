import TestSupport
import Testing

@testable import Records
@testable import Specifications

@Suite struct KeyExplanationTests {
  private let schema = Sample.schema()

  private func text(_ key: String) throws -> String {
    try KeyExplanation(of: key, in: schema).text
  }

  @Test("A key has its documentation, type, default and condition")
  func key() throws {
    #expect(
      try text("percents") == """
        percents
          Of the data.
          takes     an ascending list of numbers > 0 and ≤ 100
          default   [100.0]
          profiles  may set it
          read      only where 'task' has walk
          kinds     training

        """)
  }

  @Test("Each meaning is told once, with all kinds or methods that have it")
  func meanings() throws {
    #expect(
      try text("task") == """
        task
          The task.
          takes     one of stand, walk
          default   none: it must be written
          profiles  all have the same
          read      always
          kinds     dataset, evaluation, training, rendering

        task
          The task of the run to read; needed only if its experiment has several.
          takes     one of stand, walk
          default   empty
          profiles  all have the same
          read      always
          kinds     embedding, repetition

        """)
    #expect(try text("learning_rate").contains("methods.<method>.learning_rate\n"))
    #expect(try text("learning_rate").contains("methods   deep, plain\n"))
  }

  @Test("The end of a path is enough, and a group stands for its keys")
  func shortNames() throws {
    #expect(try text("batch_size") == text("train.batch_size"))
    #expect(try text("episodes").contains("evaluation.episodes\n"))
    #expect(try text("train").contains("train.steps\n"))
    #expect(try text("methods.deep").contains("sampled\n"))
    for key in Schema.header.map(\.path) + ["methods", "priority", "profiles", "seeds", "tasks"] {
      #expect(try text(key).hasPrefix(key + "\n"))
    }
  }

  @Test("An unknown key is answered with the nearest one")
  func unknownKeys() {
    let end = #expect(throws: UnknownKey.self) { try text("lerning_rate") }
    #expect(end?.hint == "did you mean 'learning_rate'?")
  }

  @Test("The list has every key")
  func list() {
    let list = KeyExplanation.list(of: schema)
    for kind in RunKind.allCases {
      #expect(list.contains("\n\(kind.rawValue)\n"))
      for field in schema.allFields(of: kind) { #expect(list.contains("  \(field.path) ")) }
    }
    #expect(list.contains("methods.<method>.sampled"))
    #expect(KeyExplanation.keys(of: schema).contains("methods.deep.sampled"))
  }
}
