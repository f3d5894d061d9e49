import Foundation
import Records
import TestSupport
import Testing

/// `dmil dist` on a paper of the real program.
@Suite(.enabled(if: canTypeset, "needs gnuplot, pandoc and pdflatex"), .serialized)
struct DistCommandTests {
  private let project: TemporaryProject

  /// A repository with one commit, a package, and a paper of a table and a figure.
  init() throws {
    project = try TemporaryProject([
      "data": """
      kind: dataset
      task: standing-still
      demonstrator: lqr
      transitions: 100
      """,
      "training": """
      kind: training
      task: standing-still
      dataset: data
      train: {steps: 40, batch_size: 8}
      evaluation: {interval: 20, episodes: 1}
      snapshots: [1]
      methods: {bc: {policy_widths: [4]}}
      """,
      "people": """
      kind: dataset
      task: pen
      source: d4rl
      demonstrator: human
      transitions: 100
      """,
    ])
    try project.write(
      """
      # Paper

      See {{table 3}} and {{figure 4}}.

      ::: table 3 scores training/standing-still
      Scores.
      :::

      ::: figure 4 robot-response training/standing-still
      Response.
      :::

      {{references}}

      """, to: "paper/paper.md")
    try project.repository.appending(path: "paper").copy(
      typesettingFiles, from: repository.appending(path: "paper"))
    try project.repository.copy([".gitignore", "CITATION.cff", "LICENSE"], from: repository)
    try project.write("", to: ".build/checkouts/tiny/Package.swift")
    try execute("git", "init", "--quiet", in: project.repository)
    try execute("git", "add", ".", in: project.repository)
    try execute("git", "commit", "--quiet", "--message", "all", in: project.repository)
  }

  /// Writes a distribution, and unpacks it in an empty folder.
  private func unpacked(_ name: String) throws -> URL {
    let archive = project.folder.appending(path: "\(name).tar.xz")
    try project.output("dist", "--profile", "smoke", "--output", archive.path)
    let folder = project.folder.appending(path: name)
    try folder.makeFolder()
    try execute("tar", "--extract", "--file", archive.path, in: folder)
    return folder.appending(path: "dmil-smoke")
  }

  /// Runs the program on an unpacked distribution, with an empty store.
  private func run(_ verb: String, in folder: URL) throws -> ProgramResult {
    try RunningProgram(
      TemporaryProject.program,
      [verb, "--profile", "smoke", "--repository", folder.path], in: project.folder,
      environment: ["DMIL_WORK": ""]
    ).waitUntilExit()
  }

  @Test("An unpacked distribution verifies, prints the same paper, and shows an edited result")
  func unpacking() throws {
    _ = try project.run("run", "--profile", "smoke")
    let folder = try unpacked("first")
    try execute("sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS", in: folder)
    #expect(try run("verify", in: folder).status == 0)

    let build = "paper/build/smoke"
    let paper = try folder.appending(path: build).names
    #expect(paper.contains("paper.pdf") && paper.allSatisfy { !$0.hasSuffix(".log") })
    let originals = try paper.map {
      try Data(contentsOf: folder.appending(path: "\(build)/\($0)"))
    }
    try FileManager.default.removeItem(at: folder.appending(path: build))
    #expect(try run("report", in: folder).status == 0)
    for (name, original) in zip(paper, originals) {
      #expect(
        try Data(contentsOf: folder.appending(path: "\(build)/\(name)")) == original, "\(name)")
    }
    #expect(try folder.appending(path: ".work/notes").names.count == 1, "why there are no people")

    let preprint = folder.appending(path: "preprint")
    for _ in 0..<2 { try execute("pdflatex", "-interaction=batchmode", "paper.tex", in: preprint) }
    #expect(
      try Data(contentsOf: preprint.appending(path: "paper.pdf"))
        == Data(contentsOf: folder.appending(path: "\(build)/paper.pdf")))

    let curve = try #require(
      FileManager.default.subpathsOfDirectory(atPath: folder.path)
        .first { $0.hasSuffix("/curve.csv") })
    try folder.appending(path: curve).replace("\n0,", with: "\n0,9")
    let edited = try run("verify", in: folder)
    #expect(edited.status == 4 && edited.errors.contains("curve.csv: not what was written"))
  }

  @Test("Two distributions of the same commit and results have the same bytes") func sameBytes()
    throws
  {
    _ = try project.run("run", "--profile", "smoke")
    let first = try project.output("dist", "--profile", "smoke")
    let standard = project.repository.appending(path: "paper/build/smoke/dmil-smoke.tar.xz")
    #expect(first.hasSuffix("\(standard.path)\n"))
    let bytes = try Data(contentsOf: standard)
    let second = try unpacked("second")
    #expect(try Data(contentsOf: project.folder.appending(path: "second.tar.xz")) == bytes)
    #expect(
      try second.appending(path: "datasets").names
        == ["data-standing-still-0.md", "people-pen-0.md"])
    #expect(try second.appending(path: "vendor/tiny").names == ["Package.swift"])
  }

  @Test("Changes, missing results and missing packages are refused, each with its exit code")
  func refusals() throws {
    let missing = try project.run("dist", "--profile", "smoke")
    #expect(missing.status == 5)
    #expect(missing.errors.contains("training/standing-still/data/bc/0\n"))
    #expect(missing.lastLine.hasPrefix("dmil: exit code 5: 3 runs have no result; "))

    try project.add(
      "data", "kind: dataset\ntask: standing-still\ndemonstrator: lqr\ntransitions: 9")
    let changed = try project.run("dist", "--profile", "smoke")
    #expect(changed.status == 2)
    #expect(changed.errors.contains(" M paper/experiments/data.yaml\n"))
    #expect(changed.lastLine.hasSuffix("differs from the commit; commit or remove the change"))

    try execute("git", "checkout", "--quiet", ".", in: project.repository)
    try FileManager.default.removeItem(at: project.repository.appending(path: ".build"))
    let unfetched = try project.run("dist", "--profile", "smoke")
    #expect(unfetched.status == 69)
    #expect(unfetched.lastLine.hasSuffix("type: swift package resolve"))
  }
}
