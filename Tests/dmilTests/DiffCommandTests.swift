import Foundation
import TestSupport
import Testing

@Suite struct DiffCommandTests {
  private let workshop: Workshop

  /// A repository with two commits that differ in one learning rate, and a third without a change
  /// to what is computed.
  init() throws {
    var specifications = Workshop.specifications
    specifications["training.yaml"]?.replace("steps: 36_000", with: "steps: 40")
    specifications["training.yaml"]?.replace("every: 3000", with: "every: 20")
    specifications["training.yaml"]?.replace("methods:\n", with: "methods:\n  bc: {}\n")
    specifications["embedding.yaml"] = """
      schema: dmil-spec/1
      kind: embedding
      id: embedding
      title: Embedding
      of: {experiment: training, method: dmil, seed: 0}
      points: 100
      iterations: 10
      """
    workshop = try Workshop(specifications)
    try git("init", "--quiet", "--initial-branch", "main")
    try commit("first")
    let training = try #require(specifications["training.yaml"])
    let changed = training.replacing("learning_rate: 1e-4", with: "learning_rate: 3e-4")
    try workshop.write(changed, to: "training.yaml")
    try commit("second")
    try workshop.write(changed + "\n# A comment.", to: "training.yaml")
    try commit("third")
  }

  private func git(_ arguments: String...) throws {
    let name = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org"]
    let ending = try Running(
      URL(filePath: "/usr/bin/env"), ["git", "-C", workshop.repository.path] + name + arguments,
      in: workshop.folder, environment: [:]
    ).ending()
    try #require(ending.status == 0, "\(ending.errors)")
  }

  private func commit(_ tag: String) throws {
    try git("add", ".")
    try git("commit", "--quiet", "--message", tag)
    try git("tag", tag)
  }

  @Test func namesExactlyTheCellsThatALearningRateChangedAndTheKey() throws {
    let ending = try workshop.run("diff", "first", "second")
    #expect(ending.status == 0, "\(ending.errors)")
    let lines = ending.output.split(separator: "\n").dropFirst().map(String.init)
    #expect(ending.output.contains(#/^first \([0-9a-f]{10}\) → second \([0-9a-f]{10}\)\n/#))
    #expect(
      lines == [
        "changed  training/standing-still/data/dmil  seed 0",
        "    spec value methods.dmil.learning_rate: 0.0001 → 0.0003",
        "changed  embedding/standing-still/data/dmil  seed 0",
        "    training changed: training/standing-still/data/dmil/0",
        "2 cells changed, 0 added, 0 removed, 2 the same",
      ])
  }

  @Test func aCommentChangesNothing() throws {
    let output = try workshop.run("diff", "second", "third").output
    #expect(output.hasSuffix("\n\n0 cells changed, 0 added, 0 removed, 4 the same\n"))
  }

  @Test func showsWhatTheChangeDidToTheResults() throws {
    // The results of the third commit, and then those of the first, in one store.
    #expect(try workshop.run("run", "--only", "training").status == 0)
    try git("checkout", "--quiet", "first")
    #expect(try workshop.run("run", "--only", "training").status == 0)
    let text = try workshop.run("diff", "first", "third").output
    #expect(text.contains(#/\n +score +\S+ → \S+ +Δ [+-]/#))
    let markdown = try workshop.run("diff", "first", "third", "--markdown").output
    #expect(markdown.contains("| cell | metric |"))
    #expect(markdown.contains(#/\n\| `training\/standing-still\/data\/dmil` \| score \| /#))
  }

  @Test func comparesWithTheWorkingTreeByDefault() throws {
    try workshop.write(
      try #require(Workshop.specifications["data.yaml"]).replacing("300", with: "400"),
      to: "data.yaml")
    let output = try workshop.run("diff", "third").output
    #expect(output.contains("third ("))
    #expect(output.contains(" → the working tree\n"))
    #expect(output.contains("    spec value transitions: 300 → 400\n"))
    #expect(output.hasSuffix("4 cells changed, 0 added, 0 removed, 0 the same\n"))
  }

  @Test func comparesTwoStores() throws {
    _ = try workshop.run("run", "--only", "data")
    let first = workshop.work
    workshop.work = workshop.folder.appending(path: "second")
    _ = try workshop.run("run", "--only", "training/*/bc")
    let ending = try workshop.run("diff", first.path, workshop.work.path)
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(ending.output.contains("added  training/standing-still/data/bc  seed 0"))
    #expect(ending.output.hasSuffix("0 cells changed, 1 added, 0 removed, 1 the same\n"))
  }

  @Test func saysWhatIsNeitherAFolderNorACommit() throws {
    let unknown = try workshop.run("diff", "first", "nowhere")
    #expect(unknown.status == 2)
    #expect(unknown.lastLine.contains("'nowhere' is no commit here"))
    let mixed = try workshop.run("diff", "first", workshop.repository.path)
    #expect(mixed.status == 2)
    #expect(mixed.errors.contains("is no store: it has neither 'results' nor results themselves"))
  }

  @Test func saysWhichCommitDoesNotFitTheSchema() throws {
    try workshop.write("schema: dmil-spec/1\nkind: training\nid: old\ntitle: Old", to: "old.yaml")
    try commit("broken")
    let ending = try workshop.run("diff", "first", "broken")
    #expect(ending.status == 65)
    #expect(ending.errors.contains(#/[0-9a-f]{10}:paper\/experiments\/old.yaml:\d+:\d+: error: /#))
    #expect(
      ending.lastLine == "dmil: exit code 65: the specifications of 'broken' do not fit the schema "
        + "of this program")
  }
}
