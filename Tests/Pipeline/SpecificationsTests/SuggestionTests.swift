import Testing
@testable import Specifications

struct SuggestionTests {
  @Test(arguments: [
    ("", "abc", 3), ("steps", "steps", 0), ("setps", "steps", 1), ("plane", "plain", 2),
    ("learningrate", "learning_rate", 1), ("kitten", "sitting", 3),
  ])
  func editDistanceCountsInsertionsDeletionsReplacementsAndSwaps(
    first: String, second: String, distance: Int
  ) {
    #expect(editDistance(first, second) == distance)
    #expect(editDistance(second, first) == distance)
  }

  @Test func suggestsTheNearestWordOrListsAllWhereNoneIsNear() {
    #expect(suggestion(for: "dmli", among: ["bc", "dmil"]) == "did you mean 'dmil'?")
    #expect(suggestion(for: "no", among: ["bc", "dmil"]) == "there are bc, dmil")
  }
}
