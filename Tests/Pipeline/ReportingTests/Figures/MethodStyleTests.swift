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

  @Test(arguments: MethodStyle.compared)
  func noTwoMethodsWithBarsThatMeetShareAHatching(methods: [String]) throws {
    let fills = try methods.filter { !["lqr", "simulated-human"].contains($0) }
      .map { try MethodStyle.of($0).fill }
    #expect(Set(fills.map(\.hatching)).count == fills.count)
  }

  @Test func partsHaveStylesOfTheirOwnUnderTheirTitles() {
    let styles = MethodStyle.parts(["100 %", "10 %", "5 %", "2 %", "1 %", "0.5 %", "0.2 %"])
    #expect(styles.map(\.title).last == "0.2 %")
    #expect(Set(styles.map(\.stroke)).count == 7)
    #expect(Set(styles.map(\.marker)).count == 7)
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
