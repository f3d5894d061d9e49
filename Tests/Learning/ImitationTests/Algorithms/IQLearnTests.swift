import Imitation
import Testing

@Suite struct IQLearnTests {
  /// All settings but widths and batch are the published ones.
  @Test("Recovers the occupancy of a tabular expert") func recovers() {
    var settings = IQLearn.Settings()
    settings.policyWidths = [32, 32]
    settings.criticWidths = [32, 32]
    var learner = IQLearn(
      settings: settings, data: TabularExpert.data(5_000), batchCount: 64, seed: 0)
    #expect(TabularExpert.distance(of: learner.policy) > 0.5)
    learner.run(8_000)
    #expect(TabularExpert.distance(of: learner.policy) <= 0.1)
  }
}
