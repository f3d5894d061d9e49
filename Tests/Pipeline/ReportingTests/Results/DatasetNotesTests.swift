import Foundation
import Testing

@testable import Records
@testable import Reporting

struct DatasetNotesTests {
  @Test("A named file is not called D4RL's")
  func namedFile() {
    let run = SyntheticRuns.run(
      .dataset, "adroit-human-data", "door", "human",
      ["source": .text("d4rl"), "file": .text("data/door.hdf5")])
    let results = Results(
      profile: .full, entries: [.init(run: run, result: nil, provenance: nil)], outline: []
    ) { _, _ in Data() }
    let entries = results.entries(experiment: "adroit-human-data/door")
    #expect(results.datasetNote(of: entries).plain.contains("`data/door.hdf5`"))
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
