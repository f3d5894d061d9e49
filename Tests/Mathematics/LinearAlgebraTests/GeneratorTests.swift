import LinearAlgebra
import Testing

@Suite struct GeneratorTests {
  @Test("The same stream has the same numbers")
  func determinism() {
    var first = Generator(seed: 7, stream: "batch", index: 3)
    var second = Generator(seed: 7, stream: "batch", index: 3)
    for _ in 0..<100 { #expect(first.next() == second.next()) }
  }

  /// A change of these numbers needs a new numerics version.
  @Test("The first numbers of a stream are those of all results")
  func firstNumbers() {
    var generator = Generator(seed: 0, stream: "policy weights")
    #expect(
      [generator.next(), generator.next()]
        == [1_369_293_912_183_845_169, 3_311_933_507_217_885_331])
  }

  @Test("Streams, seeds and indices have different numbers")
  func streams() {
    var firsts: Set<UInt64> = []
    for seed in 0..<4 as Range<UInt64> {
      for name in ["a", "ab", "b", ""] {
        for index in [0, 1, 98, 1 << 40] {
          var generator = Generator(seed: seed, stream: name, index: index)
          firsts.insert(generator.next())
        }
      }
    }
    #expect(firsts.count == 4 * 4 * 4)
  }

  @Test("Uniform numbers have the moments of their distribution")
  func uniform() {
    var generator = Generator(seed: 1, stream: "uniform")
    let draws = (0..<100_000).map { _ in generator.uniform() }
    #expect(draws.allSatisfy { (0..<1).contains($0) })
    #expect(abs(draws.reduce(0, +) / 100_000 - 0.5) < 0.005)
    #expect(abs(draws.reduce(0) { $0 + $1 * $1 } / 100_000 - 1.0 / 3) < 0.005)
  }

  @Test("Normal numbers have the moments of their distribution")
  func normal() {
    var generator = Generator(seed: 1, stream: "normal")
    let draws = (0..<100_000).map { _ in generator.normal() }
    #expect(abs(draws.reduce(0, +) / 100_000) < 0.015)
    #expect(abs(draws.reduce(0) { $0 + $1 * $1 } / 100_000 - 1) < 0.02)
    #expect(abs(draws.reduce(0) { $0 + $1 * $1 * $1 * $1 } / 100_000 - 3) < 0.15)
  }

  @Test("Indices stay in range and reach all of it")
  func indices() {
    var generator = Generator(seed: 1, stream: "indices")
    let drawn = generator.indices(1_000, below: 7)
    #expect(Set(drawn) == Set(0..<7))
  }

  @Test("Distinct indices are distinct")
  func distinctIndices() {
    var generator = Generator(seed: 1, stream: "distinct")
    #expect(Set(generator.distinctIndices(50, below: 60)).count == 50)
    #expect(Set(generator.distinctIndices(60, below: 60)) == Set(0..<60))
  }
}
