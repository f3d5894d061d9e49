import Testing
@testable import Running

@Suite struct RunMonitorTests {
  @Test func addsTheCostOfEarlierPartsToItsOwn() {
    let monitor = RunMonitor.patient
    monitor.resumed(
      atStep: 30, after: Effort(wallSeconds: 100, processorSeconds: 50, resumeCount: 2))
    #expect(monitor.effort.resumeCount == 3)
    #expect((100..<110).contains(monitor.effort.wallSeconds))
    #expect((50..<60).contains(monitor.effort.processorSeconds))
  }

  @Test func notesWithTheTime() throws {
    let monitor = RunMonitor.patient
    monitor.note("hello")
    #expect(try #require(monitor.log.first).contains(#/^\d{4}-\d\d-\d\dT.*Z hello$/#))
  }
}
