import Foundation
import Testing

@testable import Records
@testable import ReportTestSupport
@testable import TracedResults

struct DatasetNotesTests {
  @Test("A named file is not called D4RL's")
  func namedFile() {
    let run = SyntheticRuns.run(
      .dataset, "adroit-human-data", "door", "human",
      ["source": .text("d4rl"), "file": .text("data/door.hdf5")])
    let results = Results(
      profile: .full, entries: [.init(run: run, result: nil, provenance: nil)], fullRuns: []
    ) { _, _ in Data() }
    let entries = results.entries(experiment: "adroit-human-data/door")
    #expect(results.datasetNote(of: entries).plain.contains("`data/door.hdf5`"))
  }
}
