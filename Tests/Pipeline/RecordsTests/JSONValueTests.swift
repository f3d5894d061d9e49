import Testing
@testable import Records

struct JSONValueTests {
  @Test func canonicalJSONSortsKeysAndTellsIntegersFromNumbers() {
    let value = JSONValue.map([
      "b": .list([.integer(1), .number(1), .number(1e-4), .number(0.1)]), "a": .flag(true),
      "c": .text("\"π\"\n\u{1}"),
    ])
    #expect(
      value.canonicalJSON == #"{"a":true,"b":[1,1.0,0.0001,0.1],"c":"\"π\"\n\u0001"}"#)
  }
}
