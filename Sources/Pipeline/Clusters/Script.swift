import Foundation

/// The script of a job array, and the words that its template may contain.
struct Script {
  /// What `{…}` in a template may name.
  static let placeholders = [
    "name", "array", "first", "last", "count", "time", "minutes", "seconds", "memory", "threads",
    "logs", "script",
  ]

  /// `{word}` that is no placeholder; variables of the shell and other braces mean nothing here.
  static func unknownPlaceholders(in text: String) -> [String] {
    text.matches(of: /(\$?)\{([a-z_]+)\}/).filter { $0.1.isEmpty }.map { String($0.2) }.filter {
      !placeholders.contains($0)
    }
  }

  /// The name of the job.
  let name: String
  /// Where the script and its index lie.
  let folder: URL
  let settings: ClusterSettings
  /// The path of the program.
  let program: String
  /// The options of all its commands.
  let options: [String]
  /// Variables for the program.
  let environment: [(name: String, value: String)]

  /// The script of an array.
  func text(of array: JobArray) -> String {
    let index = folder.appending(path: "\(array.name).tsv").path
    let words =
      [program, "array-task"] + options
      + ["--index", index, "--time", "\(array.resources.time)s"]
    switch settings.scheduler {
    case .slurm(let slurm):
      return text(
        header: slurmHeader(array.resources, log: "\(array.name)-%A_%a.log", slurm),
        words, argument: " \"$SLURM_ARRAY_TASK_ID\"")
    case .template(let template):
      return text(
        header: filled(template.header, array, first: template.first).split(
          separator: "\n"
        ).map(String.init), words, argument: " \"$\(template.index)\"")
    }
  }

  /// The script of the job that writes the paper, for Slurm.
  func paperText(_ slurm: SlurmOptions) -> String {
    let resources = ResourceClass(seconds: 1200, embeds: false, settings)
    return text(
      header: slurmHeader(resources, log: "paper-%j.log", slurm),
      [program, "report"] + options, argument: "")
  }

  /// The lines of the shell that submit the array, for a scheduler other than Slurm.
  func submission(_ template: SchedulerTemplate, _ array: JobArray) -> String {
    filled(template.submit, array, first: template.first).trimmingCharacters(in: .newlines) + "\n"
  }

  private func slurmHeader(
    _ resources: ResourceClass, log: String, _ slurm: SlurmOptions
  ) -> [String] {
    [
      "#SBATCH --job-name=\(name)", "#SBATCH --ntasks=1",
      "#SBATCH --cpus-per-task=\(resources.threads)", "#SBATCH --mem=\(resources.memory)M",
      "#SBATCH --time=\(resources.timeText)", "#SBATCH --output=\"\(logs)/\(log)\"",
      "#SBATCH --open-mode=append", "#SBATCH --requeue",
    ] + slurm.header
  }

  private func text(header: [String], _ words: [String], argument: String) -> String {
    let variables = environment.map { "export \($0.name)=\(quoted($0.value))" }
    let container = settings.container.isEmpty ? "" : settings.container + " "
    let command =
      "exec " + container + words.map(quoted).joined(separator: " ") + argument
    let setUp = settings.setUp.isEmpty ? [] : [settings.setUp.trimmingCharacters(in: .newlines)]
    return (["#!/bin/bash"] + header + setUp + variables + [command]).joined(separator: "\n") + "\n"
  }

  private var logs: String { folder.appending(path: "logs").path }

  private func filled(_ text: String, _ array: JobArray, first: Int) -> String {
    let values = [
      "name": name, "array": array.name, "first": "\(first)",
      "last": "\(first + array.tasks.count - 1)",
      "count": "\(array.tasks.count)", "time": array.resources.timeText,
      "minutes": "\(array.resources.time / 60)", "seconds": "\(array.resources.time)",
      "memory": "\(array.resources.memory)",
      "threads": "\(array.resources.threads)", "logs": quoted(logs),
      "script": quoted(folder.appending(path: "\(array.name).sh").path),
    ]
    return text.replacing(/(\$?)\{([a-z_]+)\}/) { match in
      match.1.isEmpty ? values[String(match.2)] ?? String(match.0) : String(match.0)
    }
  }
}

/// The word as a shell reads it, and, without a single quote in it, as YAML does.
func quoted(_ word: String) -> String {
  word.wholeMatch(of: /[A-Za-z0-9_\/.+-]+/) != nil
    ? word : "'" + word.replacing("'", with: "'\\''") + "'"
}
