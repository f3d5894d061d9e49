import Plotting
import Testing

@testable import Reporting

struct MethodStyleTests {
  @Test(arguments: MethodStyle.compared)
  func noTwoMethodsThatMeetShareAColorADashOrAMarker(methods: [String]) throws {
    let styles = try methods.map(MethodStyle.of)
    #expect(Set(styles.map(\.stroke.color)).count == methods.count)
    #expect(Set(styles.map(\.stroke.dash)).count == methods.count)
    #expect(Set(styles.map(\.marker.shape)).count == methods.count)
  }

  @Test func everyMethodMeetsOthersUnderATitleOfItsOwn() {
    let methods = MethodStyle.all.map(\.method)
    #expect(Set(MethodStyle.compared.joined()) == Set(methods))
    #expect(Set(methods).count == methods.count)
    #expect(Set(MethodStyle.all.map(\.title)).count == methods.count)
  }

  @Test func everyColorIsOneOfOkabeAndIto() {
    let palette: Set<Color> = [
      .black, .orange, .skyBlue, .bluishGreen, .yellow, .blue, .vermilion, .reddishPurple,
    ]
    #expect(palette.isSuperset(of: MethodStyle.all.map(\.stroke.color)))
    #expect(MethodStyle.all.allSatisfy { $0.marker.color == $0.stroke.color })
  }

  @Test func legendsHaveOneOrderAndNameAMethodOnce() throws {
    let styles = try MethodStyle.all(of: ["lqr", "dmil", "bc", "dmil"])
    #expect(styles.map(\.title) == ["BC", "DMIL", "LQR"])
  }

  @Test func namesTheMethodWithoutAStyle() {
    #expect(
      throws: FigureDataError.unknownMethod("gail", known: MethodStyle.all.map(\.method))
    ) {
      try MethodStyle.of("gail")
    }
  }
}
