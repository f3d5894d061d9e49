import Testing

@testable import Records

@Suite struct RunValuesTests {
  @Test("Values are read by path and type, groups by the rest of their paths")
  func areReadByPath() {
    let values = RunValues([
      "train.steps": .integer(3), "methods.bc+d.learning_rate": .number(0.5),
      "seeds": .list([.integer(0)]),
    ])
    #expect(values.integer("train.steps") == 3)
    #expect(values.integers("seeds") == [0])
    #expect(values["train.nothing"] == nil)
    #expect(values.group("methods.bc+d").byPath == ["learning_rate": .number(0.5)])
  }
}
