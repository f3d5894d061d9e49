import Foundation
import Planning
import Records
import Running
import Specifications
import Store
import TestSupport
import Testing
@testable import Clusters

@Suite struct ScriptTests {
  private static let names = ["kubernetes", "lsf", "parallel", "pbs", "slurm"]

  /// An array of so many tasks.
  private static func array(
    _ settings: ClusterSettings, taskCount: Int = 2
  ) throws -> JobArray {
    let runs = try Plan(
      loading: repository.appending(path: "paper/experiments"), profile: .smoke,
      schema: Catalogue.schema(of: repository)
    ).distinctRuns
    return JobArray(
      name: "a01", resources: ResourceClass(seconds: 3000, embeds: false, settings),
      tasks: runs.prefix(taskCount).map { ArrayTask(runs: [$0]) }, roundCount: 1, inputs: [])
  }

  private static func script(_ name: String, in folder: String) throws -> Script {
    Script(
      name: "dmil-0123456789ab", folder: URL(filePath: "\(folder)/cluster/0001"),
      settings: try ClusterSettings(
        reading: repository.appending(path: "paper/clusters/\(name).yaml")),
      program: "\(folder)/dmil",
      options: ["--profile", "full", "--repository", "\(folder)/repository"],
      environment: [("DMIL_WORK", folder)])
  }

  /// Whether bash can read the lines.
  private static func isReadable(_ lines: String) throws -> Bool {
    let folder = try TemporaryFolder()
    let file = try folder.write(lines, to: "script.sh")
    let result = try RunningProgram(
      URL(filePath: "/bin/bash"), ["-n", file.path], in: folder.url
    ).waitUntilExit()
    return result == ProgramResult(status: 0, output: "", errors: "")
  }

  @Test("The script, index and submission of each example", arguments: names)
  func examples(name: String) throws {
    let script = try Self.script(name, in: "/shared disk/work")
    let array = try Self.array(script.settings)
    var (first, submission) = (0, "")
    if case .template(let template) = script.settings.scheduler {
      first = template.first
      submission = script.submission(template, array)
    }
    let text = script.text(of: array)
    #expect(try Self.isReadable(text))
    #expect(try Self.isReadable(submission))
    let index = TaskIndex.text(of: array, first: first)
    #expect(index.split(separator: "\n").map { $0.prefix(2) } == ["\(first)\t", "\(first + 1)\t"])
    try expectGolden(
      text + (submission.isEmpty ? "" : "# Submission:\n" + submission), "Clusters/\(name).sh")
  }

  @Test("The manifest for Kubernetes is YAML, also with a blank in a path") func manifest() throws {
    let script = try Self.script("kubernetes", in: "/shared disk/work")
    guard case .template(let template) = script.settings.scheduler else { return }
    let lines = script.submission(template, try Self.array(script.settings)).split(separator: "\n")
    let manifest = lines.dropFirst().dropLast().joined(separator: "\n")
    let document = YAMLDocument(file: "manifest", data: Data(manifest.utf8))
    #expect(document.errors.isEmpty, "\(document.errors)")
    let command = lines.first { $0.contains("command:") }
    #expect(
      command?.hasSuffix("command: [/bin/bash, '/shared disk/work/cluster/0001/a01.sh']") == true)
  }

  @Test(
    "The script starts the program of a folder with blanks, quotes and dollars in its name",
    arguments: names)
  func quoting(name: String) throws {
    let folder = try TemporaryFolder()
    let place = folder.url.appending(path: "it's $HOME in \"a b\"")
    let script = try Self.script(name, in: place.path)
    let file = try folder.write(
      script.text(of: try Self.array(script.settings)), to: "script.sh")
    let program = place.appending(path: "dmil")
    try program.write("#!/bin/sh\nprintf '%s\\n' \"$DMIL_WORK\" \"$@\"\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    let variables = [
      "kubernetes": "JOB_COMPLETION_INDEX", "lsf": "LSB_JOBINDEX", "parallel": "TASK",
      "pbs": "PBS_ARRAY_INDEX", "slurm": "SLURM_ARRAY_TASK_ID",
    ]
    let result = try RunningProgram(
      URL(filePath: "/bin/bash"), [file.path], in: folder.url,
      environment: [try #require(variables[name]): "1"]
    ).waitUntilExit()
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output.split(separator: "\n").map(String.init) == [
        place.path, "array-task", "--profile", "full", "--repository",
        "\(place.path)/repository", "--index", "\(place.path)/cluster/0001/a01.tsv", "--time",
        "14400s", "1",
      ])
  }

  @Test(
    "A store whose path means something to schedulers is refused",
    arguments: [
      ("a b/work", nil), ("it's", "\"\\'\""), ("$HOME", "\"$\""), ("50%", "\"%\""),
      ("a\"b", "\"\\\"\""), ("a\\b", "\"\\\\\""), ("a\nb", "\"\\n\""), ("`a`", "\"`\""),
    ])
  func refusedFolder(name: String, character: String?) throws {
    let folder = ClusterFolder(ResultStore(root: URL(filePath: "/x/\(name)"), archives: []))
    guard let character else { return try folder.requirePlainPath() }
    let error = try #require(throws: ClusterError.self) { try folder.requirePlainPath() }
    #expect("\(error)".contains("the path has the character \(character), which"), "\(error)")
  }

  @Test("A store has the same job name by a link to it, and another one elsewhere") func jobName()
    throws
  {
    let folder = try TemporaryFolder()
    let (work, link) = (folder.url.appending(path: "work"), folder.url.appending(path: "link"))
    try work.makeFolder()
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: work)
    let names = [work, link, folder.url].map {
      ClusterFolder(ResultStore(root: $0, archives: [])).jobName
    }
    #expect(names[0].wholeMatch(of: /dmil-[0-9a-f]{12}/) != nil)
    #expect(names[0] == names[1])
    #expect(names[0] != names[2])
  }

  @Test("Set-up and container come before the program") func setUp() throws {
    let folder = try TemporaryFolder()
    let settings = try ClusterSettings(
      reading: folder.write(
        """
        scheduler: slurm
        time_limit: 2h
        partition: long
        set_up: |
          module load mujoco

          ulimit -n 1024
        container: |
          apptainer exec dmil.sif
        """, to: "cluster.yaml"))
    let script = Script(
      name: "dmil", folder: URL(filePath: "/c"), settings: settings, program: "/p", options: [],
      environment: [])
    let text = script.text(of: try Self.array(settings))
    #expect(text.contains("\n#SBATCH --partition=long\n"))
    #expect(
      text.hasSuffix(
        "\nmodule load mujoco\n\nulimit -n 1024\nexec apptainer exec dmil.sif /p array-task "
          + "--index /c/a01.tsv --time 7200s \"$SLURM_ARRAY_TASK_ID\"\n"))
  }
}
