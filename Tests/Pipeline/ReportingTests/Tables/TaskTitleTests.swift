import Testing
@testable import Reporting

struct TaskTitleTests {
  @Test(arguments: [
    ("halfcheetah", "HalfCheetah"), ("walker2d", "Walker2d"), ("door", "door"),
    ("standing-still", "standing still"), ("wheel-legged-robot", "wheel-legged robot"),
  ])
  func everyTaskHasAName(task: String, name: String) {
    #expect(title(ofTask: task) == name)
  }

  @Test(arguments: [
    ("hopper-expert", "Hopper-expert"), ("pen-human", "pen-human"),
    ("robot-standing-still", "standing still"), ("hopper-medium-data", "Hopper-medium"),
  ])
  func benchmarkDataAreNamedByTaskAndDemonstrator(experiment: String, name: String) throws {
    let results = SyntheticResults.make()
    let entry = try #require(results.entries(experiment: experiment).first)
    #expect(results.title(ofDataOf: entry) == name)
  }

  @Test(arguments: [(100, "100\u{A0}%"), (0.2, "0.2\u{A0}%"), (2, "2\u{A0}%")])
  func percentagesHaveNoNeedlessDigits(percent: Double, text: String) {
    #expect(percentage(percent) == text)
  }
}
