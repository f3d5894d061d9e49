import Foundation
import TestSupport
import Testing

@Suite struct DiffCommandTests {
  private let project: TemporaryProject

  /// A repository with two commits that differ in one learning rate.
  init() throws {
    var specifications = TemporaryProject.specifications
    specifications["training"]?.replace("steps: 36_000", with: "steps: 40")
    specifications["training"]?.replace("interval: 3000", with: "interval: 20")
    specifications["training"]?.replace("methods:\n", with: "methods:\n  bc: {}\n")
    specifications["embedding"] = """
      kind: embedding
      training_run: {experiment: training, method: dmil, seed: 0}
      points: 100
      iterations: 10
      """
    project = try TemporaryProject(specifications)
    try execute("git", "init", "--quiet", "--initial-branch", "main", in: project.repository)
    try commit("first")
    let training = try #require(specifications["training"])
    try project.add("training", training.replacing("1e-4", with: "3e-4"))
    try commit("second")
  }

  private func commit(_ tag: String) throws {
    try execute("git", "add", ".", in: project.repository)
    try execute("git", "commit", "--quiet", "--message", tag, in: project.repository)
    try execute("git", "tag", tag, in: project.repository)
  }

  @Test("Exactly the cells that a learning rate changes are named") func cells() throws {
    let output = try project.output("diff", "first", "second")
    let lines = output.split(separator: "\n").dropFirst().map(String.init)
    #expect(output.contains(#/^first \([0-9a-f]{10}\) → second \([0-9a-f]{10}\)\n/#))
    #expect(
      lines == [
        "changed  training/standing-still/data/dmil  seed 0",
        "    spec value methods.dmil.learning_rate: 0.0001 → 0.0003",
        "changed  embedding/standing-still/data/dmil  seed 0",
        "    training_run changed: training/standing-still/data/dmil/0",
        "2 cells changed, 0 added, 0 removed, 2 the same",
      ])
  }

  @Test("Changed metrics are shown as text and as Markdown") func metrics() throws {
    // The results of the second commit, and then those of the first, in one store.
    try project.output("run", "--only", "training")
    try execute("git", "checkout", "--quiet", "first", in: project.repository)
    try project.output("run", "--only", "training")
    let text = try project.run("diff", "first", "second").output
    #expect(text.contains(#/\n +score +\S+ → \S+ +Δ [+-]/#))
    let markdown = try project.run("diff", "first", "second", "--markdown").output
    #expect(markdown.contains(#/\n\| `training\/standing-still\/data\/dmil` \| score \| /#))
  }

  @Test("The second side is the working tree by default") func workingTree() throws {
    let data = try #require(TemporaryProject.specifications["data"])
    try project.add("data", data.replacing("300", with: "400"))
    let output = try project.run("diff", "second").output
    #expect(output.contains("second ("))
    #expect(output.contains(" → the working tree\n"))
    #expect(output.contains("    spec value transitions: 300 → 400\n"))
    #expect(output.hasSuffix("4 cells changed, 0 added, 0 removed, 0 the same\n"))
  }

  @Test("Two stores are compared") func stores() throws {
    _ = try project.run("run", "--only", "data")
    let first = project.work
    project.work = project.folder.appending(path: "second")
    _ = try project.run("run", "--only", "training/*/bc")
    let output = try project.output("diff", first.path, project.work.path)
    #expect(output.contains("added  training/standing-still/data/bc  seed 0"))
    #expect(output.hasSuffix("0 cells changed, 1 added, 0 removed, 1 the same\n"))
  }

  @Test("What is neither a store nor a commit is refused") func unknown() throws {
    let nowhere = try project.run("diff", "first", "nowhere")
    #expect(nowhere.status == 2)
    #expect(nowhere.lastLine.contains("'nowhere' is no commit here"))
    let mixed = try project.run("diff", "first", project.repository.path)
    #expect(mixed.status == 2)
    #expect(mixed.errors.contains("is no store: it has neither 'results' nor results themselves"))
  }

  @Test("A commit that does not fit the schema is named") func misfit() throws {
    try project.add("old", "kind: training")
    try commit("broken")
    let result = try project.run("diff", "first", "broken")
    #expect(result.status == 65)
    #expect(result.errors.contains(#/[0-9a-f]{10}:paper\/experiments\/old.yaml:\d+:\d+: error: /#))
    #expect(
      result.lastLine == "dmil: exit code 65: the specifications of 'broken' do not fit the schema "
        + "of this program")
  }
}
