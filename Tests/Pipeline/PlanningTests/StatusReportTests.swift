import Store
import TestSupport
import Testing
@testable import Planning
@testable import Records

struct StatusReportTests {
  private let folder: Folder
  private let runs: [Run]

  init() throws {
    folder = try Sample.folder()
    runs = try folder.plan().runs
    try folder.store.make(runs[0])
    try folder.store.make(runs[3], seconds: 10)
    try folder.store.write("pen: data not present; fetch it", as: .unavailable, on: runs[1])
    try folder.store.write("it fell", as: .failure, on: runs[2])
    for run in try folder.plan(.smoke).runs where run.cell.method == "deep" {
      try folder.store.make(run, seconds: 1)
    }
  }

  private func status(paper: [(name: String, runs: [Run])] = []) throws -> StatusReport {
    let report = try PlanReport(of: folder.plan(), in: folder.store, jobCount: 2) {
      $0.key == runs[4].key ? 40 : nil
    }
    return try StatusReport(of: report, in: folder.store, jobCount: 2, paper: paper)
  }

  private var paper: [(name: String, runs: [Run])] {
    [
      ("Table 1", Array(runs[1...3])), ("Figure 2", [runs[7]]), ("Figure 3", [runs[5], runs[7]]),
    ]
  }

  @Test("Tables and figures have the time of what they show and of what that needs")
  func paperRows() throws {
    // The embedding needs the first seed of `deep`; the total counts both once.
    #expect(
      try status(paper: paper).text.contains(
        """


        shown in  runs  fresh  unavailable  time left on one core
        Table 1   3     1      1            1 unknown
        Figure 2  1                         11 s
        Figure 3  2                         11 s
        total     5     1      1            11 s + 1 unknown

        unavailable references
        """))
    let json = try status(paper: paper).json
    #expect(
      json.matches(of: #/"core_seconds": (\S+),/#).map { $0.1 } == ["0.0", "11.0", "11.0", "11.0"])
    #expect(json.contains(#""shown_in": "Figure 3""#))
  }

  @Test("Runs are counted by state, and those with problems are named") func counts() throws {
    // Of the method `plain` a run of 100 steps took 10 s, and 60 are left; of `deep` one of 10 took 1 s.
    #expect(
      try status().text == """
        experiment  runs  fresh  running  interrupted  damaged  failed  unavailable  stale  missing  time left
        demo        1     1
        references  2                                           1       1                            1 unknown
        train       4     1               1                                                 2        13 s
        plane       1                                                                       1        1 s
        total       8     2               1                     1       1                   3        14 s + 1 unknown

        unavailable references/stand/-/linear/0: pen: data not present; fetch it
        failed references/stand/-/person/0: it fell
        interrupted train/stand/demo/plain/1 at step 40

        profile quick: 2 of 8 runs have results, 25 %

        """)
  }

  @Test("A run that another process executes is running, and one that diverged is named")
  func runningAndDiverged() throws {
    let lock = try #require(try folder.store.lock(runs[4]))
    let staging = try folder.store.stagingFolder(for: runs[5])
    try folder.store.commit(
      staging, metrics: [Metric.divergedAtStep: 1], chain: [], provenance: Sample.provenance(),
      of: runs[5])
    let text = try status().text
    lock.release()
    #expect(text.contains("running train/stand/demo/plain/1\n"))
    #expect(!text.contains("interrupted train"))
    #expect(text.contains("diverged \(runs[5].path) at step 1\n"))
  }

  @Test("Runs whose data is unavailable do not count in the time left") func withoutData() throws {
    let folder = try Sample.folder()
    let runs = try folder.plan().runs
    try folder.store.write("pen: data not present; fetch it", as: .unavailable, on: runs[0])
    let report = try PlanReport(of: folder.plan(), in: folder.store, jobCount: 1) { _ in nil }
    // The two references do not read the dataset; the training runs do, and the embedding reads these.
    let text = try StatusReport(of: report, in: folder.store, jobCount: 1).text
    #expect(text.matches(of: /\d+ unknown/).map { String($0.0) } == ["2 unknown", "2 unknown"])
  }

  @Test("JSON has the same counts") func json() throws {
    let json = try status().json
    #expect(json.contains(#""schema": "dmil-status/1""#))
    #expect(json.contains(#""unavailable": 1"#))
    #expect(json.contains(#""unpredicted": 1"#))
    #expect(json.contains(#""not recorded": 2"#))
  }
}
