import Foundation
import Planning
import Records
import Running
import TestSupport
import Testing
@testable import Clusters

@Suite struct ScriptTests {
  /// An array of two tasks.
  private static func array(_ settings: ClusterSettings) throws -> JobArray {
    let runs = try Plan(
      loading: repository.appending(path: "paper/experiments"), profile: .smoke,
      schema: Catalogue.schema(of: repository)
    ).distinctRuns
    return JobArray(
      name: "a01", resources: ResourceClass(seconds: 3000, embeds: false, settings),
      tasks: runs.prefix(2).map { ArrayTask(runs: [$0]) }, roundCount: 1, inputs: [])
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

  @Test(
    "The script and the submission of each example",
    arguments: ["kubernetes", "lsf", "parallel", "pbs", "slurm"])
  func examples(name: String) throws {
    let script = try Self.script(name, in: "/work")
    let array = try Self.array(script.settings)
    var text = script.text(of: array)
    if case .template(let template) = script.settings.scheduler {
      text += "== submission\n" + script.submission(template, array)
    }
    try expectGolden(text, "ClusterScripts/\(name).sh")
  }

  @Test(
    "Blanks, quotes and dollars in names of folders stand in the script as they are",
    arguments: ["kubernetes", "lsf", "parallel", "pbs", "slurm"])
  func quoting(name: String) throws {
    let folder = try TemporaryFolder()
    let place = folder.url.appending(path: "it's $HOME in \"a b\"")
    let script = try Self.script(name, in: place.path)
    let file = try folder.write(
      script.text(of: try Self.array(script.settings)), to: "script.sh")
    let program = place.appending(path: "dmil")
    try program.write("#!/bin/sh\nprintf '%s\\n' \"$DMIL_WORK\" \"$@\"\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    var variables: [String: String] = [:]
    for name in ["SLURM_ARRAY_TASK_ID", "PBS_ARRAY_INDEX", "LSB_JOBINDEX", "TASK"] {
      variables[name] = "1"
    }
    variables["JOB_COMPLETION_INDEX"] = "1"
    let result = try RunningProgram(
      URL(filePath: "/bin/bash"), [file.path], in: folder.url, environment: variables
    ).waitUntilExit()
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output.split(separator: "\n").map(String.init) == [
        place.path, "array-task", "--profile", "full", "--repository",
        "\(place.path)/repository", "--index", "\(place.path)/cluster/0001/a01.tsv", "--time",
        "14400s", "1",
      ])
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
        container: apptainer exec dmil.sif
        """, to: "cluster.yaml"))
    let script = Script(
      name: "dmil", folder: URL(filePath: "/c"), settings: settings, program: "/p", options: [],
      environment: [])
    let text = script.text(of: try Self.array(settings))
    #expect(text.contains("\n#SBATCH --partition=long\n"))
    #expect(
      text.hasSuffix(
        "\nmodule load mujoco\nulimit -n 1024\nexec apptainer exec dmil.sif /p array-task "
          + "--index /c/a01.tsv --time 7200s \"$SLURM_ARRAY_TASK_ID\"\n"))
  }
}
