import Testing
@testable import Reporting

struct FigureDataErrorTests {
  @Test(arguments: [
    (
      FigureDataError.unknownMethod("gail", known: ["bc", "dmil"]),
      "figures: no style for the method 'gail'; add it to MethodStyle.all, which has bc, dmil"
    ),
    (
      FigureDataError.noData(figure: "learning-curves", part: "standing still"),
      "learning-curves: no finite data for standing still; run the experiment that makes them"
    ),
  ])
  func saysWhereWhatAndWhatHelps(error: FigureDataError, text: String) {
    #expect(error.description == text)
  }
}
