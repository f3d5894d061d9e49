import Foundation
import Testing
@testable import Records

struct ValueTests {
  @Test func canonicalJSONSortsKeysAndTellsIntegersFromNumbers() {
    let value = JSONValue.map([
      "b": .list([.integer(1), .number(1), .number(1e-4), .number(0.1)]), "a": .flag(true),
      "c": .text("\"π\"\n\u{1}"),
    ])
    #expect(
      value.canonicalJSON == #"{"a":true,"b":[1,1.0,0.0001,0.1],"c":"\"π\"\n\u0001"}"#)
  }

  @Test func nestingAndLeavesAreInverse() {
    let leaves: [String: JSONValue] = [
      "train.steps": .integer(3), "train.batch": .integer(2), "methods.bc+d.x.y": .flag(false),
      "seeds": .list([.integer(0)]),
    ]
    let value = JSONValue(nesting: leaves)
    #expect(value.leaves == leaves)
    #expect(value.integer("train.steps") == 3)
    #expect(value.integers("seeds") == [0])
    #expect(value["train.nothing"] == nil)
  }

  @Test(arguments: [0.1, 1e300, .leastNonzeroMagnitude, -0.0, 1, 123_456_789.123])
  func storedNumbersReadBackToTheSameBits(number: Double) throws {
    let text = JSONValue.map(["x": .number(number)]).indentedJSON
    let value = try JSONValue(stored: Data(text.utf8), file: "x.json")
    #expect(value.number("x").bitPattern == number.bitPattern)
  }

  @Test func readsBackWhatItWroteAndNothingElse() throws {
    let value = JSONValue.map([
      "empty": .map([:]), "none": .list([]), "nested": .list([.map(["a": .text("no")])]),
      "text": .text("tab\t, \\ \"quoted\" # not a comment: π"), "odd key: x": .integer(-3),
    ])
    let text = value.indentedJSON
    #expect(try JSONValue(stored: Data(text.utf8), file: "x.json") == value)
    for broken in [String(text.dropLast(3)), text + " ", "", "{", "[1]\n"] {
      #expect(throws: StoreError.self) {
        try JSONValue(stored: Data(broken.utf8), file: "x.json")
      }
    }
  }
}
