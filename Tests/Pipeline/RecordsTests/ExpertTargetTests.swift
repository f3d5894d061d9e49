import Testing
@testable import Records

@Suite struct ExpertTargetTests {
  @Test(arguments: [
    ("hopper", "expert", 99.9, "≥ 100: not met"), ("halfcheetah", "expert", 85, "≥ 85: met"),
    ("walker2d", "expert", 89, "≥ 90: not met"), ("walker2d", "medium", 65.1, "35 to 65: not met"),
    ("hopper", "medium", 35, "35 to 65: met"),
  ])
  func isMetByAScoreWithinItsRange(task: String, policy: String, score: Double, verdict: String) {
    #expect(ExpertTarget(task: task, policy: policy)?.verdict(on: score) == verdict)
  }

  @Test func isFixedForLocomotionOnly() {
    #expect(ExpertTarget(task: "door", policy: "expert") == nil)
  }
}
