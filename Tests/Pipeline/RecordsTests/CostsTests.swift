import Foundation
import TestSupport
import Testing
@testable import Records

@Suite struct CostsTests {
  private static let costs = Costs(
    machine: ["cpu": "A"],
    items: [
      Costs.Item(
        .step, "dmil", task: "hopper", milliseconds: .init(of: [3, 1, 2]),
        products: .init(of: [1]), ratio: .init(of: [0.5]), operationCount: 12),
      Costs.Item(.part, "optimizer", task: "hopper", milliseconds: .init(of: [0.25])),
    ])

  @Test("Times are median and range") func spread() {
    let spread = Costs.Spread(of: [3, 1, 2])
    #expect((spread.median, spread.least, spread.greatest) == (2, 1, 3))
  }

  @Test("A written file is read back, another is refused") func file() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "costs.json")
    try Self.costs.encoded().write(to: file)
    #expect(try Costs(reading: file) == Self.costs)
    #expect(Self.costs.item(.part, "optimizer", task: "hopper")?.milliseconds.median == 0.25)
    #expect(Self.costs.item(.step, "optimizer", task: "hopper") == nil)
    try file.write("{}")
    #expect(throws: RecordError.self) { try Costs(reading: file) }
  }
}
