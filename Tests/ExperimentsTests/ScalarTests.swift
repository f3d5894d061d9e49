import Testing

@testable import Experiments

struct ScalarTests {
  @Test(arguments: [
    ("1e-4", Scalar.number(1e-4)), ("500_000", .integer(500_000)), ("-3", .integer(-3)),
    ("0", .integer(0)), ("0.5", .number(0.5)), ("2E3", .number(2000)), ("true", .flag(true)),
    ("dmil", .text("dmil")), ("bc+d", .text("bc+d")), ("no", .doubtful(false)),
    ("On", .doubtful(true)), ("3.5.1", .text("3.5.1")),
  ])
  func readsThePlainWord(word: String, scalar: Scalar) {
    #expect(Scalar(word, isQuoted: false) == scalar)
    #expect(Scalar(word, isQuoted: true) == .text(word))
  }

  @Test(arguments: [
    "", "~", "null", "010", "0o17", "0x1F", "1:30", ".inf", "-.INF", "nan", ".5", "5.", "1e999",
  ])
  func refusesThePlainWordThatReadersTakeDifferently(word: String) {
    guard case .trap = Scalar(word, isQuoted: false) else {
      Issue.record("\(word) was read as \(Scalar(word, isQuoted: false))")
      return
    }
  }
}
