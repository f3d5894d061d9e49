import Testing
@testable import Statistics
@testable import Reporting

struct AddressTests {
  @Test(arguments: [
    "hopper-expert/hopper/hopper-expert-data 2 %/dmil:score:spread",
    "a/b/-/bc+d/0:train.steps:setting", "a/b/c/d + a/b/c/e:score:mean", "*:results:count",
    "equation-7:check-3.measured:value",
  ])
  func readsWhatItWrites(text: String) {
    #expect(NumberSource(text)?.description == text)
  }

  @Test func tellsRunsQuantityAndStatistic() {
    let address = NumberSource("a/b/c/d + a/b/c/e:score:least")
    #expect(address == NumberSource(["a/b/c/d", "a/b/c/e"], "score", .least))
  }

  @Test(arguments: ["", "a:b", "a:b:median", ":score:mean", "a::mean", "a:b:mean:c"])
  func refusesWhatIsNone(text: String) {
    #expect(NumberSource(text) == nil)
  }
}
