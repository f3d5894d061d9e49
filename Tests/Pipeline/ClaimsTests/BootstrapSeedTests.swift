import Claims
import Foundation
import TestSupport
import Testing
@testable import Statistics

@Suite struct BootstrapSeedTests {
  @Test("The seed is the one that an independent program computes")
  func isIndependentlyComputed() throws {
    let fixture = repository.appending(path: "Tests/Fixtures/statistics.txt")
    let lines = try fixture.text.split(separator: "\n")
    func matrix(_ name: String) throws -> ScoreMatrix<Tasks> {
      let rows = lines.filter { $0.hasPrefix("\(name) ") }.map { $0.split(separator: " ") }
      return try #require(
        ScoreMatrix(rows.map { .init("task \($0[1])", $0[2...].compactMap { Double($0) }) }))
    }
    let expected = try #require(lines.first { $0.hasPrefix("seed ") }).split(separator: " ")
    let samples = [try matrix("first"), try matrix("second")]
    let seeds = [1, 2].map {
      StratifiedBootstrap(of: Array(samples.prefix($0)), repetitionCount: 400).seed
    }
    #expect(seeds.map(String.init) == expected.dropFirst().map(String.init))
  }

  @Test("The seed changes with any score and with the number of repetitions")
  func dependsOnScoresAndRepetitions() throws {
    let matrix = try #require(ScoreMatrix<Tasks>([.init("a", [1, 2])]))
    let other = try #require(ScoreMatrix<Tasks>([.init("a", [1, 2.0.nextUp])]))
    let seeds = [
      StratifiedBootstrap(of: [matrix]).seed, StratifiedBootstrap(of: [other]).seed,
      StratifiedBootstrap(of: [matrix], repetitionCount: 2001).seed,
    ]
    #expect(Set(seeds).count == 3)
    #expect(StratifiedBootstrap(of: [matrix]).seed == seeds[0])
  }
}
