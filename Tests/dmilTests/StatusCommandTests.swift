import TestSupport
import Testing

@Suite struct StatusCommandTests {
  @Test func countsResultsAndTellsOfFailures() throws {
    var specifications = TemporaryProject.specifications
    specifications["training.yaml"]?.replace("steps: 36_000", with: "steps: 40")
    specifications["training.yaml"]?.replace("interval: 3000", with: "interval: 20")
    specifications["bad.yaml"] = """
      schema: dmil-spec/1
      kind: rendering
      id: bad
      title: A picture without its model
      tasks: [hopper]
      """
    let project = try TemporaryProject(specifications)
    let before = try project.run("status").output
    #expect(before.contains("profile quick: 0 of 3 runs have results, 0 %"))
    _ = try project.run("run")
    let result = try project.run("status")
    #expect(result.status == 0)
    #expect(result.output.contains(#/data +1 +1\n/#))
    #expect(result.output.contains("profile quick: 2 of 3 runs have results, 66 %"))
    #expect(result.output.contains(#/(failed|unavailable) bad\/hopper\/-\/picture\/0: /#))
    #expect(try project.run("status", "--json").output.contains(#""fresh": 2"#))
  }
}
