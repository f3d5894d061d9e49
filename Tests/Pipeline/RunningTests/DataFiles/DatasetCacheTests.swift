import Datasets
import LinearAlgebra
import Testing
@testable import Records
@testable import Running

@Suite struct RecordingsTests {
  private static func key(_ digit: Character) throws -> RunKey {
    try #require(RunKey(hex: String(repeating: digit, count: 64)))
  }

  private static let recording = Dataset(
    unrewarded: linearTransitions(count: 3, observationCount: 2))

  @Test func readsEachOnceAndKeepsTheLatest() throws {
    let recordings = DatasetCache()
    var readings: [Character] = []
    func ask(for digit: Character) throws {
      let found = try recordings.recording(of: Self.key(digit)) {
        readings.append(digit)
        return Self.recording
      }
      #expect(found == Self.recording)
    }
    for digit in "aabacadb" { try ask(for: Character(String(digit))) }
    // Three are kept: b went when d came, since a and c had been asked for after it.
    #expect(readings == ["a", "b", "c", "d", "b"])
  }

  @Test func keepsNothingOfAReadingThatFailed() throws {
    let recordings = DatasetCache()
    #expect(throws: RunError.self) {
      try recordings.recording(of: Self.key("a")) { throw RunError(problem: "gone") }
    }
    #expect(try recordings.recording(of: Self.key("a")) { Self.recording } == Self.recording)
  }
}
