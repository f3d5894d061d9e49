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

  @Test("Only scheduler and time limit must be given") func defaults() throws {
    let settings = try settings("scheduler: slurm\ntime_limit: 1h30min\n")
    #expect(settings.timeLimit == 5400)
    #expect(settings.timeFactor == 1.5)
    #expect(settings.memory == 2048)
    #expect(settings.embeddingThreads == 4)
    #expect(settings.arrayLimit == nil && settings.submitLimit == nil)
    #expect(settings.setUp.isEmpty && settings.container.isEmpty)
  }

  @Test(
    "An error says where it is and what to write",
    arguments: [
      ("scheduler: slurm\n", 1, "the key 'time_limit' is missing"),
      ("scheduler: slurms\ntime_limit: 1h\n", 1, "did you mean 'slurm'?"),
      (
        "scheduler: slurm\ntime_limit: 30s\n", 2,
        "must be a duration of at least a minute, not 30s"
      ),
      ("scheduler: slurm\ntime_limit: 1h\npartitoin: long\n", 3, "did you mean 'partition'?"),
      ("scheduler: slurm\ntime_limit: 1h\nmemory_mib: 2G\n", 3, "must be an integer from 64"),
      (
        """
        scheduler: template
        time_limit: 1h
        partition: long
        template: {submit: "qsub {script}", index: TASK, first: 0, limit: 10}
        """, 3, "unknown key 'partition'"
      ),
      (
        """
        scheduler: template
        time_limit: 1h
        template: {submit: "qsub {scrpt}", index: TASK, first: 0, limit: 10}
        """, 3, "did you mean 'script'?"
      ),
      (
        """
        scheduler: template
        time_limit: 1h
        template: {submit: qsub, index: $TASK, first: 0, limit: 10}
        """, 3, "must be the name of a variable"
      ),
    ])
  func refuses(text: String, line: Int, words: String) throws {
    let error = try error(text)
    #expect(error.line == line)
    #expect("\(error)".contains(words), "\(error)")
  }

  @Test("Variables of the shell and empty braces are no placeholders") func braces() throws {
    #expect(Script.unknownPlaceholders(in: "${home} {} {SCRIPT} {script} {scripts}") == ["scripts"])
  }
}
