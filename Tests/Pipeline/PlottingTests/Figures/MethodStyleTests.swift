import Testing

@testable import Plotting

struct MethodStyleTests {
  /// Methods that one figure or table shows: Tables 1 and 4, Table 5, Figures 6 and 8.
  private static let compared = [
    ["bc", "bc+d", "2-phase-bc+d", "valuedice", "iq-learn", "dmil", "lqr", "simulated-human"],
    ["bc", "bc+d", "2-phase-bc+d", "dmil-no-d-adv-pi-info", "dmil-no-d-adv", "dmil"],
    ["bc-exp", "bc-all", "oril", "dwbc", "d2mil", "lqr", "simulated-human"],
  ]

  @Test("Compared methods differ in color, dash, marker and hatching", arguments: compared)
  func differences(methods: [String]) throws {
    let styles = try MethodStyle.all.styles(of: methods)
    #expect(Set(styles.map(\.stroke.color)).count == methods.count)
    #expect(Set(styles.map(\.stroke.dash)).count == methods.count)
    #expect(Set(styles.map(\.marker.shape)).count == methods.count)
    let bars = styles.filter { !["lqr", "simulated-human"].contains($0.method) }
    #expect(Set(bars.map(\.fill.hatching)).count == bars.count)
  }

  @Test("Every method but TQC is compared with others, and each has a title of its own")
  func complete() {
    let methods = MethodStyle.all.map(\.method)
    #expect(Set(Self.compared.joined()).union(["tqc"]) == Set(methods))
    #expect(Set(methods).count == methods.count)
    #expect(Set(MethodStyle.all.map(\.title)).count == methods.count)
  }

  @Test("Parts have styles of their own under their titles")
  func parts() {
    let styles = MethodStyle.parts((1...8).map { "\($0) %" })
    #expect(styles.map(\.title).last == "8 %")
    #expect(Set(styles.map(\.stroke)).count == 8 && Set(styles.map(\.marker)).count == 8)
  }

  @Test("Legends have one order and name a method once; a method without a style is refused")
  func order() throws {
    let styles = try MethodStyle.all.styles(of: ["lqr", "dmil", "bc", "dmil"])
    #expect(styles.map(\.title) == ["BC", "DMIL", "LQR"])
    #expect(throws: FigureError.unknownMethod("gail")) { try MethodStyle.all.styles(of: ["gail"]) }
  }
}
