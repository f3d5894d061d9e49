import Foundation
import TestSupport
import Testing

/// `dmil submit` with a template that executes the array tasks at once; `.ci/cluster` has a real Slurm.
@Suite struct SubmitCommandTests {
  private static let specifications = TemporaryProject.specifications.mapValues {
    $0.replacing("steps: 36_000", with: "steps: 600").replacing(
      "methods:", with: "seeds: [0, 1]\nmethods:")
  }

  private let project: TemporaryProject

  init() throws {
    project = try TemporaryProject(Self.specifications)
    try project.write(
      """
      scheduler: template
      time_limit: 1h
      template:
        submit: |
          for index in $(seq {first} {last}); do
            INDEX=$index bash {script} >>{logs}/log 2>&1 || exit 1
          done
        index: INDEX
        first: 1
        limit: 2
      """, to: "paper/clusters/local.yaml")
  }

  private func submit(_ arguments: String...) throws -> ProgramResult {
    let file = project.repository.appending(path: "paper/clusters/local.yaml").path
    return try project.start(["submit", "--cluster", file] + arguments).waitUntilExit()
  }

  @Test("The array tasks of a submission make the runs, with the bytes of one process")
  func makesRuns() throws {
    let dry = try submit("--dry-run")
    #expect(dry.status == 0, "\(dry.errors)")
    #expect(dry.output.hasSuffix("3 array tasks in 2 job arrays would be submitted.\n"))
    #expect(!FileManager.default.fileExists(atPath: project.work.path))
    let result = try submit()
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output == "3 array tasks in 2 job arrays submitted.\n")
    #expect(try submit().output == "Every run has its result.\n")
    let alone = try TemporaryProject(Self.specifications)
    try alone.output("run")
    #expect(try project.results() == alone.results())
    let logs = try project.work.appending(path: "cluster/0001/logs/log").text
    #expect(logs.split(separator: "\n").count { $0 == "done" } == 3)
  }

  @Test("An index of another plan, and a number that it lacks, are named") func wrongIndex() throws
  {
    let key = String(repeating: "0", count: 64)
    let index = project.folder.appending(path: "a01.tsv")
    try index.write("0\t\(key)\ta/b\n")
    let unknown = try project.run("array-task", "--index", index.path, "0")
    #expect(unknown.status == 65)
    #expect(unknown.lastLine.contains("the specifications ask for no run 000000000000 any more"))
    #expect(try project.run("array-task", "--index", index.path, "7").status == 2)
  }

  @Test(
    "Without Slurm, submit, cancel and status say what is missing",
    .disabled(if: isInstalled("squeue"), "Slurm is installed"))
  func withoutSlurm() throws {
    try project.write("scheduler: slurm\ntime_limit: 1h\n", to: "paper/clusters/slurm.yaml")
    for command in ["submit", "cancel"] {
      let result = try project.run(command)
      #expect(result.status == 69)
      #expect(result.lastLine.contains("squeue is not installed here"))
    }
    #expect(try project.run("status", "--cluster").output.contains("the queue is not known"))
  }
}
