import Plotting
import Testing

@testable import Reporting

struct MethodStyleTests {
  @Test func noTwoMethodsShareAColorADashOrAMarker() {
    let count = MethodStyle.all.count
    #expect(Set(MethodStyle.all.map(\.method)).count == count)
    #expect(Set(MethodStyle.all.map(\.title)).count == count)
    #expect(Set(MethodStyle.all.map(\.stroke.color)).count == count)
    #expect(Set(MethodStyle.all.map(\.stroke.dash)).count == count)
    #expect(Set(MethodStyle.all.map(\.marker.shape)).count == count)
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
