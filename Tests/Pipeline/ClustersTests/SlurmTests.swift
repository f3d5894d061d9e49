import Testing
@testable import Clusters

/// What Slurm prints; `.ci/cluster` tests the commands with a real one.
@Suite struct SlurmTests {
  @Test(arguments: [
    ("05:06", 306), ("1:02:03", 3723), ("1-02:03:04", 93_784), ("UNLIMITED", nil), ("INVALID", nil),
    ("NOT_SET", nil), ("", nil),
  ]) func time(text: String, seconds: Int?) { #expect(Slurm.seconds(text) == seconds) }

  @Test("A line of the queue is an array task, or a job without an index") func line() throws {
    #expect(
      try Slurm.task("12_3|12|3|PENDING|(Priority)|0001/a02")
        == QueuedTask(
          id: "12_3", array: "12", index: 3, state: "PENDING", reason: "(Priority)",
          comment: "0001/a02"))
    let job = try Slurm.task("14|14|N/A|RUNNING|n2|0001/paper")
    #expect(job.index == nil)
    #expect(!job.isWaiting)
    #expect(throws: ClusterError.self) { try Slurm.task("slurm_load_jobs error: timeout") }
  }

  @Test("Starts without a step count, unless a signal stopped them") func idleStarts() throws {
    var starts = Starts()
    func start(_ step: Int, _ ending: Starts.Ending?) {
      starts.begin(Starts.Start(date: "", node: "n1", job: "1", step: step))
      if let ending { starts.end(ending, after: 1) }
    }
    start(0, nil)
    #expect(starts.idleCount(atStep: 100) == 0)
    #expect(starts.idleCount(atStep: 0) == 1)
    start(100, .unfinished)
    start(100, nil)
    #expect(starts.idleCount(atStep: 100) == 2)
    start(100, .waited)
    #expect(starts.idleCount(atStep: 100) == 0)
    start(100, .stopped)
    #expect(starts.idleCount(atStep: 100) == 0)
    start(100, .failed)
    start(100, .done)
    #expect(starts.idleCount(atStep: 100) == 0)
    start(100, .failed)
    #expect(starts.idleCount(atStep: 100) == 1)
  }
}
