import Foundation
import TestSupport
import Testing

@testable import Specifications

@Suite struct YAMLDocumentTests {
  private func document(_ text: String) -> YAMLDocument {
    YAMLDocument(file: "a.yaml", data: Data(text.utf8))
  }

  @Test("Line ends of Windows are read like those of Unix")
  func windowsLineEnds() throws {
    let entries = try #require(document("a: 1\r\nb: [2,\r\n  3]\r\n").entries)
    #expect(entries.map(\.key) == ["a", "b"])
    #expect(entries[1].location == YAMLLocation(line: 2, column: 1))
  }

  @Test(
    "Line ends that editors and YAML count differently are refused at their place",
    arguments: ["\r", "\u{85}", "\u{2028}", "\u{2029}"])
  func otherLineEnds(end: String) throws {
    let error = try #require(document("a: 1 # x\(end)b: 2\n").errors.first)
    #expect((error.line, error.column) == (1, 9))
    #expect(error.message.hasPrefix("a line that ends in U+"))
  }

  @Test(
    "What takes long to read is refused at once",
    arguments: [
      ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", "an anchor, which is not supported"),
      ("a: " + String(repeating: "[", count: 40), "brackets are nested too deeply"),
      (String(repeating: "- ", count: 40) + "x", "values are nested more than 16 deep"),
      ("a: " + String(repeating: "x", count: 600), "a line of more than 500 characters"),
      ("a:\n" + String(repeating: "- 0\n", count: 1001), "a list of more than 1000 values"),
    ])
  func bounds(text: String, message: String) {
    let document = document(text)
    #expect(document.entries == nil)
    #expect(Set(document.errors.map(\.message)) == [message])
  }

  @Test("A large file is refused by its size, without reading it")
  func size() throws {
    let folder = try Folder()
    let file = folder.url.appending(path: "a.yaml")
    try Data(repeating: UInt8(ascii: "-"), count: 10_000_000).write(to: file)
    let errors = YAMLDocument(reading: file, as: "a.yaml").errors
    #expect(errors.map(\.message) == ["the file has 10000000 bytes, and at most 262144 are read"])
  }

  @Test("A control character is refused")
  func controlCharacter() throws {
    let error = try #require(document("a\u{1B}[31m: 1").errors.first)
    #expect(error.message == "the control character U+001B")
  }
}
