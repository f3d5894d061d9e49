import Foundation
import Testing

@testable import Records
@testable import Reporting

struct DatasetNotesTests {
  private func note(
    _ experiments: [String], of results: Results = SyntheticResults.make()
  ) -> String {
    results.datasetNote(of: experiments.flatMap { results.entries(experiment: $0) }).plain
  }

  @Test("A named file is not called D4RL's")
  func namedFile() {
    let run = SyntheticRuns.run(
      .dataset, "adroit-human-data", "door", "human",
      ["source": .text("d4rl"), "file": .text("data/door.hdf5")])
    let results = Results(
      profile: .full, entries: [.init(run: run, result: nil, provenance: nil)], outline: []
    ) { _, _ in Data() }
    #expect(note(["adroit-human-data/door"], of: results).contains("`data/door.hdf5`"))
  }

  @Test("Selected parts that only the full profile has are named")
  func omissions() {
    let results = SyntheticResults.make(
      profile: .quick,
      only: {
        !$0.cell.belongs(to: "locomotion-expert/hopper") || $0.values["percent"] == .number(2)
      })
    func note(_ selection: Selection) -> String { results.omissionNote(of: [selection]).plain }
    #expect(
      note(Selection(experiment: "locomotion-expert/hopper"))
        .contains("Hopper\\-expert (100\u{A0}%; 0.2\u{A0}%)"))
    #expect(note(Selection(experiment: "locomotion-expert/hopper", percents: [2])) == "")
    #expect(note(Selection(experiment: "robot/standing-still")) == "")
  }
}
