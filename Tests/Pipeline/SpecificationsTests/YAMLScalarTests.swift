import Testing
@testable import Specifications

struct ScalarTests {
  @Test(arguments: [
    ("1e-4", YAMLScalar.number(1e-4)), ("500_000", .integer(500_000)), ("-3", .integer(-3)),
    ("0", .integer(0)), ("0.5", .number(0.5)), ("2E3", .number(2000)), ("true", .flag(true)),
    ("dmil", .text("dmil")), ("bc+d", .text("bc+d")),
    ("3.5.1", .text("3.5.1")),
  ])
  func readsThePlainWord(word: String, scalar: YAMLScalar) {
    #expect(YAMLScalar(word, isQuoted: false) == scalar)
    #expect(YAMLScalar(word, isQuoted: true) == .text(word))
  }

  @Test(arguments: [
    "no", "On", "", "~", "null", "010", "0o17", "0x1F", "1:30", ".inf", "-.INF", "nan", ".5", "5.",
    "1e999",
  ])
  func refusesThePlainWordThatReadersTakeDifferently(word: String) {
    guard case .trap = YAMLScalar(word, isQuoted: false) else {
      Issue.record("\(word) was read as \(YAMLScalar(word, isQuoted: false))")
      return
    }
  }
}
