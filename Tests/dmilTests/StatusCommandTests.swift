import Testing

@Suite struct StatusCommandTests {
  @Test func countsResultsAndTellsOfFailures() throws {
    var specifications = Workshop.specifications
    specifications["training.yaml"]?.replace("steps: 36_000", with: "steps: 40")
    specifications["training.yaml"]?.replace("every: 3000", with: "every: 20")
    specifications["bad.yaml"] = """
      schema: dmil-spec/1
      kind: rendering
      id: bad
      title: A picture without its model
      tasks: [hopper]
      """
    let workshop = try Workshop(specifications)
    let before = try workshop.run("status").output
    #expect(before.contains("profile quick: 0 of 3 runs have results, 0 %"))
    _ = try workshop.run("run")
    let ending = try workshop.run("status")
    #expect(ending.status == 0)
    #expect(ending.output.contains(#/data +1 +1\n/#))
    #expect(ending.output.contains("profile quick: 2 of 3 runs have results, 66 %"))
    #expect(ending.output.contains(#/(failed|unavailable) bad\/hopper\/-\/picture\/0: /#))
    #expect(try workshop.run("status", "--json").output.contains(#""fresh": 2"#))
  }
}
