import Foundation
import Specifications
import TestSupport
import Testing
@testable import Clusters

@Suite struct ClusterSettingsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func settings(_ text: String) throws -> ClusterSettings {
    try ClusterSettings(reading: folder.write(text, to: "cluster.yaml"))
  }

  /// The message and the remedy of the only error.
  private func error(_ text: String) throws -> SpecificationError {
    let errors = try #require(throws: SpecificationErrors.self) { try settings(text) }
    return try #require(errors.all.count == 1 ? errors.all.first : nil, "\(errors)")
  }

  @Test("The examples are valid") func examples() throws {
    let examples = repository.appending(path: "paper/clusters")
    #expect(
      try examples.names == [
        "kubernetes.yaml", "lsf.yaml", "parallel.yaml", "pbs.yaml", "slurm.yaml",
      ])
    for name in try examples.names {
      #expect(throws: Never.self) {
        try ClusterSettings(reading: examples.appending(path: name))
      }
    }
  }

  @Test("An example explains all words that are replaced") func explanation() throws {
    let text = try repository.appending(path: "paper/clusters/pbs.yaml").text
    let comments = text.split(separator: "\n").prefix { $0.hasPrefix("#") }.joined()
    for word in Script.placeholders { #expect(comments.contains("{\(word)}"), "\(word)") }
  }

  @Test("Only scheduler and time limit must be given") func defaults() throws {
    let settings = try settings("scheduler: slurm\ntime_limit: 1h30min\n")
    #expect(settings.timeLimit == 5400)
    #expect(settings.timeFactor == 1.5)
    #expect(settings.memory == 2048)
    #expect(settings.embeddingThreads == 4)
    #expect(settings.arrayLimit == nil && settings.submitLimit == nil)
    #expect(settings.setUp.isEmpty && settings.container.isEmpty)
  }

  private static let slurm = "scheduler: slurm\ntime_limit: 1h\n"

  private static func template(_ keys: String) -> String {
    "scheduler: template\ntime_limit: 1h\ntemplate: {\(keys)}\n"
  }

  @Test(
    "An error says where it is and what to write",
    arguments: [
      ("scheduler: slurm\n", "1:1", "the key 'time_limit' is missing", "write time_limit:"),
      ("time_limit: 1h\n", "1:1", "the key 'scheduler' is missing", "write scheduler:"),
      ("scheduler: slurms\ntime_limit: 1h\n", "1:12", "must be one of slurm", "mean 'slurm'?"),
      ("scheduler: slurm\ntime_limit: 30s\n", "2:13", "at least a minute, not 30s", "as in 90min"),
      ("scheduler: slurm\ntime_limit: soon\n", "2:13", "must be a duration", "as in 90min"),
      (slurm + "partitoin: long\n", "3:1", "unknown key 'partitoin'", "mean 'partition'?"),
      (slurm + "partition: a b\n", "3:12", "'partition' must be one word", "without blanks"),
      (slurm + "account: 12\n", "3:10", "must be a text, not 12", "write \"12\""),
      (slurm + "memory_mib: 2G\n", "3:13", "an integer from 64", "write an integer"),
      (slurm + "time_factor: 0.5\n", "3:14", "must be a number", "write a number"),
      (slurm + "array_limit: 0\n", "3:14", "an integer from 1", "write an integer"),
      (
        slurm + "container: |\n  a\n  b\n", "3:12", "'container' must be one line", "join its lines"
      ),
      (slurm + "template: {}\n", "3:1", "unknown key 'template'", "there are"),
      (
        template("submit: qsub, index: A, first: 0, limit: 10") + "partition: long\n", "4:1",
        "unknown key 'partition'", "there are"
      ),
      (
        "scheduler: template\ntime_limit: 1h\n", "1:1", "the key 'template' is missing",
        "write template:"
      ),
      (
        template("index: A, first: 0, limit: 10"), "3:11",
        "the key 'template.submit' is missing", "write submit:"
      ),
      (
        template("submit: qsub, index: A, first: 2, limit: 10"), "3:43",
        "'template.first' must be an integer from 0 to 1", "write an integer"
      ),
      (
        template("submit: qsub, index: A, first: 0, limit: 10, list: qstat"), "3:57",
        "unknown key 'template.list'", "there are header"
      ),
      (
        template("submit: qsub {scrpt}, index: A, first: 0, limit: 10").replacing(
          "qsub {scrpt}", with: "'qsub {scrpt}'"), "3:20",
        "unknown placeholder '{scrpt}' in 'template.submit'", "mean 'script'?"
      ),
      (
        template("header: '#J {job}', submit: qsub, index: A, first: 0, limit: 10"), "3:20",
        "unknown placeholder '{job}' in 'template.header'", "there are name"
      ),
      (
        template("submit: qsub, index: $A, first: 0, limit: 10"), "3:33",
        "'template.index' must be the name of a variable, not $A", "without $"
      ),
    ])
  func refuses(text: String, place: String, message: String, remedy: String) throws {
    let error = try error(text)
    #expect("\(error.line):\(error.column)" == place, "\(error)")
    #expect(error.message.contains(message), "\(error)")
    #expect(error.remedy.contains(remedy), "\(error)")
  }

  @Test("All errors are named together") func several() throws {
    let errors = try #require(throws: SpecificationErrors.self) {
      try settings("scheduler: slurm\ntime_limit: 1s\nmemory_mib: 1\nqueue: long\n")
    }
    #expect(errors.all.map(\.line) == [2, 3, 4])
  }

  @Test("Blocks are texts, line by line") func blocks() throws {
    let settings = try settings(
      """
      scheduler: template
      time_limit: 1h
      set_up: |
        module load "a b"
        export X='{name}'
      template:
        header: |
          #J -n {name}  # a comment
          #J "{logs}/%I: log"
        submit: |
          cat <<'END' | submit
            indented: {count}
          END
        index: TASK
        first: 1
        limit: 5
      """)
    guard case .template(let template) = settings.scheduler else { throw Wrong() }
    #expect(settings.setUp == "module load \"a b\"\nexport X='{name}'\n")
    #expect(template.header == "#J -n {name}  # a comment\n#J \"{logs}/%I: log\"\n")
    #expect(template.submit == "cat <<'END' | submit\n  indented: {count}\nEND\n")
    #expect((template.index, template.first, template.limit) == ("TASK", 1, 5))
  }

  private struct Wrong: Error {}

  @Test("Variables of the shell and empty braces are no placeholders") func braces() throws {
    #expect(Script.unknownPlaceholders(in: "${home} {} {SCRIPT} {script} {scripts}") == ["scripts"])
  }
}
