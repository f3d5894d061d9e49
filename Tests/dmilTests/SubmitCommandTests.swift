import Foundation
import TestSupport
import Testing

/// `dmil submit` with the examples of schedulers other than Slurm; `.ci/cluster` has a real Slurm.
@Suite struct SubmitCommandTests {
  private static let specifications = TemporaryProject.specifications.mapValues {
    $0.replacing("steps: 36_000", with: "steps: 600").replacing(
      "methods:", with: "seeds: [0, 1]\nmethods:")
  }

  /// Programs that understand what the examples tell a scheduler, refuse what it would refuse, and
  /// execute the array tasks at once.
  private static let schedulers = [
    "kubectl": """
    [[ "$*" == 'create -f -' ]] || exit 1
    manifest=$(cat)
    [[ $manifest =~ completions:\\ ([0-9]+) ]]
    count=${BASH_REMATCH[1]}
    [[ $manifest =~ command:\\ \\[/bin/bash,\\ \\'([^\\']+)\\'\\] ]]
    for ((index = 0; index < count; index++)); do
      JOB_COMPLETION_INDEX=$index /bin/bash "${BASH_REMATCH[1]}" || exit 1
    done
    """,
    "bsub": """
    (($# == 0)) || exit 1
    script=$(mktemp)
    cat >"$script"
    [[ $(<"$script") =~ '#BSUB -J "dmil-'[0-9a-f]+'['([1-9][0-9]*)-([0-9]+)']"' ]] || exit 1
    for ((index = BASH_REMATCH[1]; index <= BASH_REMATCH[2]; index++)); do
      LSB_JOBINDEX=$index /bin/bash "$script" || exit 1
    done
    rm "$script"
    """,
    "parallel": """
    [[ "$1 $2 $3 $4 $5" == '--sshloginfile machines --retries 2 --joblog' && $# == 7 ]] || exit 255
    failed=0
    while read -r index; do
      sh -c "${7//\\{\\}/$index}" || failed=$((failed + 1))
    done
    exit $failed
    """,
    "qsub": """
    if [[ $1 == -J ]]; then
      first=${2%-*} last=${2#*-}
      ((first < last)) || { echo 'qsub: illegal -J value' >&2; exit 1; }
    else
      [[ $1 == -v && $2 =~ ^PBS_ARRAY_INDEX=([0-9]+)$ ]] || exit 1
      first=${BASH_REMATCH[1]} last=${BASH_REMATCH[1]}
    fi
    for ((index = first; index <= last; index++)); do
      PBS_ARRAY_INDEX=$index /bin/bash "$3" || exit 1
    done
    """,
  ]

  private let project: TemporaryProject

  init() throws {
    project = try TemporaryProject(Self.specifications)
    project.work = project.folder.appending(path: "a store")
    for (name, lines) in Self.schedulers {
      let file = project.folder.appending(path: "bin/\(name)")
      try file.write("#!/bin/bash\n\(lines)\n")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    }
  }

  private func submit(_ example: String, _ arguments: String...) throws -> ProgramResult {
    let file = TestSupport.repository.appending(path: "paper/clusters/\(example).yaml")
    let programs = project.folder.appending(path: "bin").path
    let others = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return try project.start(
      ["submit", "--cluster", file.path] + arguments,
      environment: ["PATH": "\(programs):\(others)"]
    ).waitUntilExit()
  }

  @Test(
    "The array tasks of a submission make the runs, with the bytes of one process",
    arguments: ["kubernetes", "lsf", "parallel", "pbs"])
  func makesRuns(example: String) throws {
    let dry = try submit(example, "--dry-run")
    #expect(dry.status == 0, "\(dry.errors)")
    #expect(dry.output.hasSuffix("3 array tasks in 2 job arrays would be submitted.\n"))
    #expect(dry.output.split(separator: "\n").count { $0 == "-- submit" } == 2)
    #expect(!FileManager.default.fileExists(atPath: project.work.path))
    let result = try submit(example)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output == "3 array tasks in 2 job arrays submitted.\n")
    #expect(try submit(example).output == "Every run has its result.\n")
    let alone = try TemporaryProject(Self.specifications)
    try alone.output("run")
    #expect(try project.results() == alone.results())
    let logs = project.work.appending(path: "cluster/0001/logs")
    let names = example == "parallel" ? ["a01_0.log", "a02_0.log", "a02_1.log"] : []
    #expect(try logs.names == names)
  }

  @Test("Runs whose data are not present are not submitted, and the remedy is named")
  func missingData() throws {
    try project.add("door-data", StateCommandsTests.doorData)
    try project.add("door", StateCommandsTests.door)
    let note = "2 runs left: door-human-v1: data not present; dmil data fetch door-human-v1\n"
    #expect(
      try submit("lsf").output == note + "3 array tasks in 2 job arrays submitted.\n")
    #expect(try submit("lsf").output == note)
  }

  @Test("A submission that fails says how much was submitted, with exit code 75")
  func failedSubmission() throws {
    let qsub = project.folder.appending(path: "bin/qsub")
    try qsub.replace("if [[ $1 == -J ]]; then", with: "echo id\nif [[ $1 == -J ]]; then exit 1")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: qsub.path)
    let result = try submit("pbs")
    #expect(result.status == 75)
    #expect(result.errors.hasPrefix("id\n"))
    #expect(result.lastLine.contains("the scheduler took 1 array task and no more"))
    #expect(result.output.isEmpty)
  }

  @Test("A store whose path schedulers would not take as it is, is refused with exit code 78")
  func refusedStore() throws {
    project.work = project.folder.appending(path: "50%")
    let result = try submit("pbs")
    #expect(result.status == 78)
    #expect(result.lastLine.contains("the path has the character \"%\""))
    #expect(!FileManager.default.fileExists(atPath: project.work.path))
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

  @Test("Without Slurm, submit, cancel and status say what is missing") func withoutSlurm() throws {
    try project.write("scheduler: slurm\ntime_limit: 1h\n", to: "paper/clusters/slurm.yaml")
    let nothing = ["PATH": project.folder.path]
    for command in ["submit", "cancel"] {
      let result = try project.run(command, environment: nothing)
      #expect(result.status == 69)
      #expect(result.lastLine.contains("squeue is not installed here"))
    }
    let status = try project.run("status", "--cluster", environment: nothing)
    #expect(status.output.contains("the queue is not known"))
  }
}
