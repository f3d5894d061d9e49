import Foundation
import Testing
@testable import Claims
@testable import Specifications
@testable import Statistics

struct PublishedTests {
  @Test func holdsEveryNumberOfTheThreeTables() throws {
    let published = try PublishedSample.ofThePaper()
    #expect(published.tables.map(\.number) == [1, 4, 5])
    #expect(published.tables.map(\.entries.count) == [90, 54, 108])
    let entry = try #require(
      published.entries.first { "\($0.address)" == "locomotion-ablation-noise/halfcheetah/2/dmil" })
    #expect(entry.mean == 73.14 && entry.spread == 18.01 && entry.suite.margin == 5)
    #expect(
      published.tables[2].place(of: entry) == "Table 5, Halfcheetah, 20 % state noise 2 %, DMIL")
  }

  @Test func numbersThatThePaperPrintsTwiceAreTheSame() throws {
    let published = try PublishedSample.ofThePaper()
    var count = 0
    for again in published.entries where again.address.experiment.hasSuffix("-ablation") {
      var address = again.address
      address.experiment = address.experiment.replacing("-ablation", with: "-expert")
      guard let entry = published.entries.first(where: { $0.address == address }) else { continue }
      #expect(entry.mean == again.mean && entry.spread == again.spread, "\(address)")
      count += 1
    }
    #expect(count == 36)
  }

  @Test func everyCellIsOneOfAnExperimentOfTheRepository() throws {
    for entry in try PublishedSample.ofThePaper().entries {
      try PublishedSample.expectCell(of: entry.address)
    }
  }

  /// They stand since before the first run of the full profile.
  ///
  /// Who changes them says why in the same commit, and changes this.
  @Test func numbersAndMarginsAreThoseFixedBeforehand() throws {
    let hash = try PublishedSample.ofThePaper().hash
    #expect(hash == "37e282584e33c4eb2992af4bc685970d84f292c9fd8edea96429e93c5d9ceac3")
  }

  @Test func hashChangesWithNumbersAndMarginsAndNotWithReasonsAndComments() throws {
    let text = PublishedSample.text
    let hash = try PublishedSample.read(text).hash
    #expect(try PublishedSample.read("# A word\n" + text).hash == hash)
    #expect(try PublishedSample.read(text.replacing("A twentieth", with: "Little")).hash == hash)
    for (old, new) in [
      ("margin: 5", "margin: 6"), ("80.0", "80.1"), ("± 2.0, 80", "± 2.1, 80"),
      ("seeds: 3", "seeds: 4"),
      ("spread: unknown", "spread: standard-error"), ("10: [", "9: ["),
    ] {
      #expect(try PublishedSample.read(text.replacing(old, with: new)).hash != hash, "\(new)")
    }
  }

  @Test(arguments: [
    ("methods: [bc, dmil]", "methods: [bc, dmli]", 10, "did you mean 'dmil'?"),
    ("methods: {bc: BC, dmil: DMIL}", "methods: {bc: BC, dimil: DMIL}", 7, "did you mean 'dmil'?"),
    ("legs/hopper:", "legs/hoper:", 12, "did you mean 'legs/hopper'?"),
    ("suite: walkers", "suite: walker", 14, "did you mean 'walkers'?"),
    ("10: [50.5 ± 2.0, ", "10: [", 16, "write one for each method of the table, in their order"),
    ("50.5 ± 2.0", "50.5 +- 2.0", 16, "write 95.06 ± 20.38"),
    ("2: [", "10: [", 16, "keep one of them"), ("2: [", "10.0: [", 9, "keep one of them"),
    ("2: [", "200: [", 17, "write a number > 0 and ≤ 100"),
    ("margin: 5, ", "", 6, "write margin: and its value"),
    ("seeds: 3", "seeds: 1", 4, "write an integer from 2 to 1000"),
    ("schema: dmil-published/1\n", "", 1, "write schema: and its value"),
    ("title: Hopper", "titel: Hopper", 13, "did you mean 'title'?"),
  ])
  func anErrorOfTypingIsFoundWithItsLineAndRemedy(
    old: String, new: String, line: Int, remedy: String
  ) throws {
    let text = PublishedSample.text.replacing(old, with: new, maxReplacements: 1)
    let error = try #require(throws: SpecificationErrors.self) { try PublishedSample.read(text) }
    #expect(error.all.contains { $0.line == line && $0.remedy == remedy }, "\(error)")
    #expect(error.all.allSatisfy { $0.file == "experiments/sample.yaml" })
  }

  @Test func aFileThatIsNotThereIsAnErrorOfThatName() throws {
    let error = try #require(throws: SpecificationErrors.self) {
      try Published(reading: URL(filePath: "/nowhere/published.yaml"), experiments: [], methods: [])
    }
    #expect(error.all[0].message == "the file cannot be read")
  }
}
