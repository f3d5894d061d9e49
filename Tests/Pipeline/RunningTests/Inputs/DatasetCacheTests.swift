import Datasets
import Testing
@testable import Records
@testable import Running

@Suite struct DatasetCacheTests {
  private static func key(_ digit: Character) throws -> RunKey {
    try #require(RunKey(rawValue: String(repeating: digit, count: 64)))
  }

  private static let dataset = Dataset(
    unrewarded: linearTransitions(count: 3, observationCount: 2))

  @Test("Each dataset is read once, and the latest are kept") func latest() throws {
    let cache = DatasetCache()
    var readings: [Character] = []
    func ask(for digit: Character) throws {
      let found = try cache.dataset(of: Self.key(digit)) {
        readings.append(digit)
        return Self.dataset
      }
      #expect(found == Self.dataset)
    }
    for digit in "aabacadb" { try ask(for: Character(String(digit))) }
    // Three are kept: d replaced b, because a and c had been requested after it.
    #expect(readings == ["a", "b", "c", "d", "b"])
  }

  @Test("A failed reading is not kept") func failure() throws {
    let cache = DatasetCache()
    #expect(throws: RunError.self) {
      try cache.dataset(of: Self.key("a")) { throw RunError(problem: "gone") }
    }
    #expect(try cache.dataset(of: Self.key("a")) { Self.dataset } == Self.dataset)
  }
}
